import type { Page } from '@playwright/test';
import { THEME_COOKIE } from '@/lib/kernel/locale';
import { expect, expectNoOverflow, findBarriers, LANGUAGES, type Language, test, visit } from '../fixtures';
import { expectLargeTextFits, expectRoomForThumbs, expectStill } from './at-hand';
import { expectDialogsKeepFocus, expectKeyboardGetsEverywhere } from './by-keyboard';
import { addressesOf, GUEST_PAGES } from './portal-pages';

const [PHONE, DESK, NARROWEST] = [390, 1440, 320];
/** What another theme changes, and what another width does: all else was looked at where the page was first seen. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
const SIZES = ['target-size', 'color-contrast', 'scrollable-region-focusable'];
/** What also those see who are nobody yet: a newcomer reads it before signing up. */
const READ_BEFORE = ['/policy'];

for (const language of LANGUAGES) {
  test(`every page is everybody's, ${language}`, async ({ page, member, speak }) => {
    test.slow();
    await speak(language);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const path of [...GUEST_PAGES, ...READ_BEFORE]) await walk(page, path, language);
    const { id } = await member();
    for (const { path } of await addressesOf(id)) await walk(page, path, language);
  });
}

/** Looks at a page in all widths and themes, with large text, by keyboard; with every reason on it unfolded. */
async function walk(page: Page, path: string, language: Language): Promise<void> {
  // In Chinese on a phone first, in English on a desk: so every rule sees both languages and both widths.
  const [first, second] = language === 'en' ? [DESK, PHONE] : [PHONE, DESK];
  await page.setViewportSize({ width: first, height: 900 });
  await visit(page, path);
  await unfold(page);
  await expectStill(page);
  await judge(page, path, first, null);
  await judge(page, path, second, SIZES);
  await dress(page, 'light');
  await page.setViewportSize({ width: NARROWEST, height: 844 });
  await expectNoOverflow(page, `${path} scrolls sideways at ${NARROWEST}`);
  await expectRoomForThumbs(page);
  // What a keyboard does is the same in every language.
  if (language !== 'en') await expectKeyboardGetsEverywhere(page);
  if (language !== 'en') await expectDialogsKeepFocus(page);
  await expectLargeTextFits(page);
}

/** By these rules, or all, in the light theme; in the dark one by those about colours. */
async function judge(page: Page, path: string, width: number, rules: readonly string[] | null): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await expectNoOverflow(page, `${path} scrolls sideways at ${width}`);
  await dress(page, 'light');
  expect.soft(await findBarriers(page, rules), `${path} at ${width}, light`).toEqual([]);
  await dress(page, 'dark');
  expect.soft(await findBarriers(page, COLOURS), `${path} at ${width}, dark`).toEqual([]);
}

const dress = (page: Page, theme: 'light' | 'dark') =>
  page.locator('html').evaluate((html, name) => html.setAttribute('data-theme', name), theme);

/** Opens every reason on the page, also those within others, once they are what they stay. */
async function unfold(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('main details')].every((one) =>
      Object.keys(one).some((key) => key.startsWith('__reactProps')),
    ),
  );
  await page.locator('main').evaluate((main) => {
    for (const details of main.querySelectorAll('details')) details.open = true;
  });
}

test('the theme that was chosen is the theme of the page', async ({ page, member, context, baseURL }) => {
  await member();
  for (const theme of ['light', 'dark']) {
    await context.addCookies([{ name: THEME_COOKIE, value: theme, url: baseURL ?? '' }]);
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  }
});
