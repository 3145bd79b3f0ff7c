import type { Page } from '@playwright/test';
import { THEME_COOKIE } from '@/lib/kernel/locale';
import { expect, expectAccessible, expectNoOverflow, LANGUAGES, type Language, test, visit } from '../fixtures';
import { expectKeyboardGetsEverywhere, expectLargeTextFits, expectStill } from './at-hand';
import { addressesOf, GUEST_PAGES } from './portal-pages';

const [PHONE, DESK, NARROWEST] = [390, 1440, 320];
/** What another theme changes, and what another width does: all else was looked at where the page was first seen. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
const SIZES = ['target-size', 'color-contrast', 'scrollable-region-focusable'];

for (const language of LANGUAGES) {
  test(`every page is everybody's, ${language}`, async ({ page, member, speak }) => {
    test.slow();
    await speak(language);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const path of GUEST_PAGES) await walk(page, path, language);
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
  await judge(page, first, null);
  if (language !== 'en') await expectKeyboardGetsEverywhere(page);
  await judge(page, second, SIZES);
  await dress(page, 'light');
  await expectLargeTextFits(page, [NARROWEST, PHONE]);
  await page.setViewportSize({ width: NARROWEST, height: 844 });
  await expectNoOverflow(page, `${path} scrolls sideways at ${NARROWEST}`);
}

/** By these rules, or all, in the light theme; in the dark one by those about colours. */
async function judge(page: Page, width: number, rules: readonly string[] | null): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await expectNoOverflow(page, `${page.url()} scrolls sideways at ${width}`);
  await dress(page, 'light');
  await expectAccessible(page, rules);
  await dress(page, 'dark');
  await expectAccessible(page, COLOURS);
}

const dress = (page: Page, theme: 'light' | 'dark') =>
  page.locator('html').evaluate((html, name) => html.setAttribute('data-theme', name), theme);

async function unfold(page: Page): Promise<void> {
  for (const summary of await page.locator('main details:not([open]) > summary').all()) await summary.click();
}

test('the theme that was chosen is the theme of the page', async ({ page, member, context, baseURL }) => {
  await member();
  for (const theme of ['light', 'dark']) {
    await context.addCookies([{ name: THEME_COOKIE, value: theme, url: baseURL ?? '' }]);
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  }
});
