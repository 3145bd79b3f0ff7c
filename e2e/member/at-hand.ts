// What axe cannot see: whether large text is cut or covered, whether anything moves, and whether thumbs have room.
import type { Page } from '@playwright/test';
import { expect, expectNoOverflow } from '../fixtures';

const LARGE = 1.5;
/** What the main acts and the tabs give a thumb, in px. */
const THUMB = 44;

/** Every text half as large again, by the reader's own setting and as WeChat does it, cut off or covered nowhere. */
export async function expectLargeTextFits(page: Page): Promise<void> {
  for (const how of ['setting', 'every text'] as const) {
    const takeBack = await enlarge(page, how);
    await expectNoOverflow(page, `${page.url()} scrolls sideways with large text (${how})`);
    expect.soft(await page.evaluate(findCutText), `${page.url()} with large text (${how})`).toEqual([]);
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

/** The main acts of a page and the tabs are as high as a thumb is wide; what is smaller else, axe judges. */
export async function expectRoomForThumbs(page: Page): Promise<void> {
  const small = await page.evaluate((thumb) => {
    const found: string[] = [];
    for (const act of document.querySelectorAll('main :is(a, button).bg-accent, nav.fixed a')) {
      if (!act.checkVisibility() || act.closest('[inert]') !== null) continue;
      const drawn = act.getBoundingClientRect();
      // A part that is not drawn widens what takes the tap.
      const more = getComputedStyle(act, '::after');
      const beyond = (side: string) => (more.position === 'absolute' ? Math.max(0, -Number.parseFloat(side) || 0) : 0);
      const height = drawn.height + beyond(more.top) + beyond(more.bottom);
      if (height < thumb - 0.5) found.push(`${Math.round(height)} px: ${act.outerHTML.slice(0, 120)}`);
    }
    return found;
  }, THUMB);
  expect.soft(small, `${page.url()} by thumb`).toEqual([]);
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
