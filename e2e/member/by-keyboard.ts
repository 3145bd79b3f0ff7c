// Walks a page as somebody without a pointer does: by Tab through all of it, into its dialogs, and back out by Esc.
import type { Locator, Page } from '@playwright/test';
import { expect, findBarriers } from '../fixtures';
import { expectLargeTextFits } from './at-hand';

/** More presses than a page has stops: fields of dates and parts that scroll have some of their own. */
const SPARE = 12;
/** Dialogs of one page that are all of one kind, as for every line of an order, are looked into this often. */
const DIALOGS_MAX = 3;

/**
 * Whatever can be clicked is reached by Tab, in the order in which it is read, shows that it has the focus, and is not
 * covered then.
 */
export async function expectKeyboardGetsEverywhere(page: Page): Promise<void> {
  const stops = await page.evaluate(watchFocus);
  await press(page, 'Tab', stops + SPARE);
  expect.soft(await page.evaluate(takeFaults), `${page.url()} by keyboard`).toEqual([]);
}

/** What opens over a page takes the focus and keeps it, is itself everybody's, closes by Esc, and gives the focus back. */
export async function expectDialogsKeepFocus(page: Page): Promise<void> {
  const openers = page.locator('main [aria-haspopup=dialog]:visible:enabled');
  const count = Math.min(DIALOGS_MAX, await openers.count());
  for (let place = 0; place < count; place++) await lookInto(page, openers.nth(place));
}

async function lookInto(page: Page, opener: Locator): Promise<void> {
  const name = `${page.url()}, ${await opener.evaluate((node) => node.getAttribute('aria-label') ?? node.textContent)}`;
  const dialog = page.getByRole('dialog');
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(dialog, `${name} opens`).toBeVisible();
  const outside = () =>
    dialog.evaluate((node) => {
      const { activeElement: at } = document;
      return at === null || at === document.body || node.contains(at) ? null : at.outerHTML.slice(0, 120);
    });
  await expect.poll(() => dialog.evaluate((node) => node.contains(document.activeElement)), name).toBe(true);
  expect.soft(await findBarriers(page, null), name).toEqual([]);
  await expectLargeTextFits(page);
  const stops = await dialog.locator('a, button, input, select, textarea').count();
  for (const key of ['Tab', 'Shift+Tab']) {
    await press(page, key, stops + 1);
    expect.soft(await outside(), `${name} lets the focus out by ${key}`).toBeNull();
  }
  await page.keyboard.press('Escape');
  await expect(dialog, `${name} closes`).toBeHidden();
  await expect.soft(opener, `${name} gives the focus back`).toBeFocused();
}

async function press(page: Page, key: string, times: number): Promise<void> {
  for (let press = 0; press < times; press++) await page.keyboard.press(key);
}

/** What is noted in the page while Tab is pressed. */
type Watched = { readonly faults: string[]; readonly missing: Set<Element>; readonly stop: () => void };

/** Runs in the page: notes where the focus ought to come, and judges every place where it does; answers how many. */
function watchFocus(): number {
  const NATIVE = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';
  const faults: string[] = [];
  const say = (fault: string, element: Element) => faults.push(`${fault}: ${element.outerHTML.slice(0, 140)}`);
  const all = [...document.body.querySelectorAll<HTMLElement>(NATIVE)];
  const stops = all.filter(isStop);
  const missing = new Set<Element>(stops);
  (document.activeElement as HTMLElement | null)?.blur();
  for (const element of document.body.querySelectorAll('*')) {
    if (isClickable(element) && element.closest(`${NATIVE}, label`) === null) say('only by pointer', element);
  }
  for (const [place, stop] of stops.entries()) {
    if (stop.tabIndex > 0) say('in an order of its own', stop);
    else if (place > 0 && isBefore(stop, stops[place - 1] as HTMLElement)) say('after what is read later', stop);
  }
  const plain = new Map(all.map((one) => [one, looks(one)]));
  let reached: HTMLElement | null = null;
  window.addEventListener('focusin', hear, true);
  window.addEventListener('keyup', judge, true);
  (window as unknown as { watched: Watched }).watched = {
    faults,
    missing,
    stop() {
      window.removeEventListener('focusin', hear, true);
      window.removeEventListener('keyup', judge, true);
      for (const one of missing) say('takes no focus', one);
      (document.activeElement as HTMLElement | null)?.blur();
      window.scrollTo(0, 0);
    },
  };
  return stops.length;

  function hear(event: FocusEvent): void {
    // The page does not hear of it: links would fetch what they lead to, all of them at once.
    event.stopImmediatePropagation();
    const element = event.target as HTMLElement;
    if (missing.delete(groupOf(element)[0] ?? element)) reached = element;
  }
  /** Once it has been scrolled to. */
  function judge(): void {
    if (reached === null) return;
    if (looks(reached) === plain.get(reached)) say('shows no focus', reached);
    if (!isOnTop(reached)) say('is covered', reached);
    reached = null;
  }
  function isStop(element: HTMLElement): boolean {
    if (element.tabIndex < 0 || element.matches(':disabled') || !isThere(element)) return false;
    return element === (groupOf(element)[0] ?? element);
  }
  /** Radios that belong together have one place: which of them the focus comes to first, the browser chooses. */
  function groupOf(element: HTMLElement): readonly HTMLElement[] {
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || element.name === '') return [];
    const radios = [...(element.form ?? document).querySelectorAll<HTMLInputElement>('input[type=radio]')];
    return radios.filter(({ name }) => name === element.name);
  }
  function isThere(element: Element): boolean {
    return element.checkVisibility({ visibilityProperty: true }) && element.closest('[inert], .skip-link') === null;
  }
  function isClickable(element: Element): boolean {
    const props = Object.entries(element).find(([name]) => name.startsWith('__reactProps'))?.[1];
    const { onClick } = (props ?? {}) as { readonly onClick?: unknown };
    return onClick !== undefined && element.tagName !== 'DIALOG' && isThere(element);
  }
  /** Wholly above what comes before it, and not in a column beside. */
  function isBefore(element: HTMLElement, before: HTMLElement): boolean {
    if (layerOf(element) !== layerOf(before)) return false;
    const [one, other] = [element.getBoundingClientRect(), before.getBoundingClientRect()];
    return one.bottom <= other.top && one.left < other.right;
  }
  function layerOf(element: Element): Element | null {
    for (let one: Element | null = element; one !== null; one = one.parentElement) {
      if (['fixed', 'sticky'].includes(getComputedStyle(one).position)) return one;
    }
    return null;
  }
  /** How an element and what stands around it is drawn: a switch shows its focus on the part that is seen. */
  function looks(element: HTMLElement): string {
    const around = [element, ...(element.parentElement?.querySelectorAll('*') ?? []), element.parentElement ?? element];
    return around
      .slice(0, 40)
      .map((one) => {
        const { outline, boxShadow, borderColor } = getComputedStyle(one);
        return `${outline}|${boxShadow}|${borderColor}`;
      })
      .join();
  }
  function isOnTop(element: HTMLElement): boolean {
    const own = element.getBoundingClientRect();
    // An input that only readers see is drawn by what holds it.
    const { left, right, top, bottom } =
      own.width > 4 ? own : (element.parentElement ?? element).getBoundingClientRect();
    const label = element.closest('label');
    const inset = 3;
    const points = [
      [(left + right) / 2, (top + bottom) / 2],
      [left + inset, top + inset],
      [right - inset, top + inset],
      [left + inset, bottom - inset],
      [right - inset, bottom - inset],
    ];
    return points.some(([x = 0, y = 0]) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (element.contains(hit) || hit.contains(element) || label?.contains(hit) === true);
    });
  }
}

/** Runs in the page: what was found while Tab was pressed. */
function takeFaults(): string[] {
  const { watched } = window as unknown as { watched: Watched };
  watched.stop();
  return watched.faults;
}
