import { test as base, expect, type Locator, type Page } from '@playwright/test';
import axe from 'axe-core';
import { doors, enrol, hire, type Member, type Operator, signIn } from './people';

export { expect } from '@playwright/test';

/** The languages every journey is walked in. */
export const LANGUAGES = ['zh-CN', 'en'] as const;

/** One of them. */
export type Language = (typeof LANGUAGES)[number];

type Fixtures = {
  /** Signs a new member in to this browser. */
  readonly member: () => Promise<Member>;
  /** Signs a new member of staff with the role in to this browser. */
  readonly operator: (role: string) => Promise<Operator>;
  /** Chooses the language of this browser. */
  readonly speak: (language: Language) => Promise<void>;
  readonly quietConsole: undefined;
};

/** What the tests of pages are written with: people by their role, a language, and a console that must stay quiet. */
export const test = base.extend<Fixtures, { readonly doorsClosed: undefined }>({
  doorsClosed: [
    // biome-ignore lint/correctness/noEmptyPattern: the shape of a fixture without needs
    async ({}, use) => {
      await use(undefined);
      await (await doors()).db.closeDatabase();
    },
    { scope: 'worker', auto: true },
  ],
  member: async ({ context, baseURL }, use) => {
    await use(async () => {
      const made = await enrol();
      await signIn(context, baseURL ?? '', 'member', made.id);
      return made;
    });
  },
  operator: async ({ context, baseURL }, use) => {
    await use(async (role) => {
      const made = await hire(role);
      await signIn(context, baseURL ?? '', 'staff', made.id);
      return made;
    });
  },
  speak: async ({ context, baseURL }, use) => {
    await use(async (language) => {
      await context.addCookies([{ name: 'locale', value: language, url: baseURL ?? '' }]);
    });
  },
  quietConsole: [
    async ({ page }, use) => {
      const said: string[] = [];
      page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
      page.on('pageerror', (error) => said.push(String(error)));
      await use(undefined);
      expect(said, 'errors in the browser').toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens a page and waits until its buttons and fields answer: what is done before that is lost, as it would be for a hasty person. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForFunction(() => {
    // Hidden fields are the framework's own, which nobody fills.
    const controls = document.querySelectorAll('main :is(button, input:not([type=hidden]), select, textarea)');
    const isAlive = (node: Element) => Object.keys(node).some((key) => key.startsWith('__reactProps'));
    return document.querySelector('main h1, main h3') !== null && [...controls].every(isAlive);
  });
}

/**
 * Opens a page again and again until something is on it: what was published a moment ago is known to every process
 * within a second, and what the worker carries arrives in its own time.
 */
export async function visitUntil(page: Page, path: string, sought: Locator): Promise<void> {
  await expect(async () => {
    await visit(page, path);
    await expect(sought).toBeVisible({ timeout: ARRIVED_MS });
  }).toPass({ timeout: 30_000 });
}

/** A page that stands has drawn within this what it has to show. */
const ARRIVED_MS = 1_000;

/** Looks at what stands on the page in the widths and both themes: nothing hinders anybody, nothing scrolls sideways. */
export async function expectForEverybody(page: Page, widths: readonly number[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    for (const theme of ['light', 'dark']) {
      await page.locator('html').evaluate((html, name) => html.setAttribute('data-theme', name), theme);
      await expectNoOverflow(page, `${page.url()} scrolls sideways at ${width}`);
      // The other theme has other colours and nothing else: what is not about them was looked at just now.
      await expectAccessible(page, theme === 'dark' ? COLOURS : null);
    }
  }
}

/** Nothing reaches beyond the width of the window, once what a new width moves has come to rest. */
export async function expectNoOverflow(page: Page, message: string): Promise<void> {
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(overflow, { message }).toBeLessThanOrEqual(0);
}

const COLOURS = ['color-contrast', 'link-in-text-block'];

/** Looks for what hinders people with assistive technology (WCAG 2.2 AA), by all rules or by those that are named. */
export async function expectAccessible(page: Page, rules: readonly string[] | null = null): Promise<void> {
  expect(await findBarriers(page, rules), 'axe').toEqual([]);
}

/** What hinders people with assistive technology on the page as it stands, once it has come to rest. */
export async function findBarriers(page: Page, rules: readonly string[] | null): Promise<readonly string[]> {
  // A colour half way through a transition is nobody's colour, nor is that of a frame which was not drawn yet.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    await frame();
    const changing = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(changing.map(({ finished }) => finished));
    await frame();
  });
  // A page that was gone to in the browser gets its title a moment after its content.
  await expect(page).toHaveTitle(/\S/);
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(axe.source);
  return page.evaluate(async (options) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, options);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  }, rulesOf(rules));
}

/** What to look for; of what is right nothing is written down, which takes most of the time. */
function rulesOf(rules: readonly string[] | null): axe.RunOptions {
  if (rules !== null) return { resultTypes: ['violations'], runOnly: { type: 'rule', values: [...rules] } };
  return {
    resultTypes: ['violations'],
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    // The experimental rule reads the initials of a portrait as words, although they are hidden from readers.
    rules: { 'label-content-name-mismatch': { enabled: false } },
  };
}
