// What axe cannot see: whether large text is cut or covered, whether anything moves, and whether a keyboard gets everywhere.
import type { Page } from '@playwright/test';
import { expect, expectNoOverflow } from '../fixtures';

const LARGE = 1.5;

/** Every text half as large again, by the reader's own setting and as WeChat does it, cut off or covered nowhere. */
export async function expectLargeTextFits(page: Page, widths: readonly number[]): Promise<void> {
  for (const how of ['setting', 'every text'] as const) {
    const takeBack = await enlarge(page, how);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 844 });
      await expectNoOverflow(page, `${page.url()} scrolls sideways at ${width} with large text (${how})`);
      expect.soft(await page.evaluate(findCutText), `${page.url()} at ${width}, large text (${how})`).toEqual([]);
    }
    await takeBack();
  }
}

/** Nothing moves for whoever asked for that. */
export async function expectStill(page: Page): Promise<void> {
  const moving = () =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ playState }) => playState === 'running')
        .map((one) => (one.effect instanceof KeyframeEffect ? (one.effect.target?.outerHTML.slice(0, 120) ?? '') : '')),
    );
  await expect.poll(moving, { message: `${page.url()} moves` }).toEqual([]);
}

/** Whatever can be clicked can be reached by keyboard, shows that it is, and is not covered then. */
export async function expectKeyboardGetsEverywhere(page: Page): Promise<void> {
  // From here on the browser shows where the focus is.
  await page.keyboard.press('Tab');
  expect.soft(await page.evaluate(findUnreachable), `${page.url()} by keyboard`).toEqual([]);
}

async function enlarge(page: Page, how: 'setting' | 'every text'): Promise<() => Promise<void>> {
  await page.evaluate(
    ({ how, factor }) => {
      if (how === 'setting') {
        document.documentElement.style.fontSize = `${factor * 100}%`;
        return;
      }
      const all = [...document.body.querySelectorAll<HTMLElement>('*')];
      const sizes = all.map((element) => Number.parseFloat(getComputedStyle(element).fontSize));
      for (const [at, element] of all.entries())
        element.style.setProperty('font-size', `${(sizes[at] ?? 0) * factor}px`);
    },
    { how, factor: LARGE },
  );
  return () =>
    page.evaluate((how) => {
      if (how === 'setting') document.documentElement.style.fontSize = '';
      else for (const element of document.body.querySelectorAll<HTMLElement>('*')) element.style.fontSize = '';
    }, how);
}

/** Runs in the page: texts that reach beyond a box which hides what does, and texts on top of one another. */
function findCutText(): string[] {
  type Line = { readonly text: string; readonly box: DOMRect; readonly layer: Element | null };
  const lines: Line[] = [];
  const found: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) readLines(node);
  for (const [at, one] of lines.entries()) {
    for (const other of lines.slice(at + 1)) {
      if (one.layer === other.layer && covers(one.box, other.box)) {
        found.push(`one on the other: ${one.text.slice(0, 40)} / ${other.text.slice(0, 40)}`);
      }
    }
  }
  return [...new Set(found)];

  function readLines(node: Node): void {
    const parent = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (parent === null || text === '' || !isSeen(parent)) return;
    const range = document.createRange();
    range.selectNodeContents(node);
    const layer = layerOf(parent);
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      lines.push({ text, box, layer });
      if (isCut(box, parent)) found.push(`cut: ${text.slice(0, 60)}`);
    }
  }
  function isSeen(element: Element): boolean {
    if (element.closest('script, style, svg, option, [hidden], .sr-only, .skip-link') !== null) return false;
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  }
  function layerOf(element: Element | null): Element | null {
    for (let one = element; one !== null; one = one.parentElement) {
      if (['fixed', 'sticky'].includes(getComputedStyle(one).position)) return one;
    }
    return null;
  }
  function isCut(box: DOMRect, from: Element): boolean {
    for (let one: Element | null = from; one !== null && one !== document.body; one = one.parentElement) {
      const around = one.getBoundingClientRect();
      if (around.width <= 1 || around.height <= 1 || /auto|scroll/.test(getComputedStyle(one).overflow)) return false;
      if (isCutBy(one, around, box)) return true;
    }
    return false;
  }
  function isCutBy(element: Element, around: DOMRect, box: DOMRect): boolean {
    const { overflowX, overflowY } = getComputedStyle(element);
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    // Letters are lower than their line.
    const slack = box.height / 4;
    const isWider = box.right > around.right + 1.5 || box.left < around.left - 1.5;
    const isHigher = box.bottom > around.bottom + slack || box.top < around.top - slack;
    return (hides(overflowX) && isWider) || (hides(overflowY) && isHigher);
  }
  function covers(one: DOMRect, other: DOMRect): boolean {
    const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    return wide > 2 && high > Math.min(one.height, other.height) / 2.5;
  }
}

/** Runs in the page: what a keyboard cannot do there. */
function findUnreachable(): string[] {
  const NATIVE = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';
  const found: string[] = [];
  const say = (fault: string, element: Element) => found.push(`${fault}: ${element.outerHTML.slice(0, 140)}`);
  const isThere = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) && element.closest('[inert], .skip-link') === null;
  for (const element of document.body.querySelectorAll('*')) {
    if (isClickable(element) && element.closest(`${NATIVE}, label`) === null) say('only by pointer', element);
  }
  for (const element of document.body.querySelectorAll<HTMLElement>(NATIVE)) {
    if (element.tabIndex >= 0 && !element.matches(':disabled') && isThere(element)) tryFocus(element);
  }
  window.scrollTo(0, 0);
  return found;

  function isClickable(element: Element): boolean {
    const props = Object.entries(element).find(([name]) => name.startsWith('__reactProps'))?.[1];
    const { onClick } = (props ?? {}) as { readonly onClick?: unknown };
    return onClick !== undefined && element.tagName !== 'DIALOG' && isThere(element);
  }
  function tryFocus(element: HTMLElement): void {
    const before = looks(element);
    element.focus();
    if (document.activeElement !== element) say('takes no focus', element);
    else if (looks(element) === before) say('shows no focus', element);
    else if (!isOnTop(element)) say('is covered', element);
    element.blur();
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
