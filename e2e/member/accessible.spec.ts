import type { Page } from '@playwright/test';
import { publicId } from '@/lib/kernel/id';
import { THEME_COOKIE } from '@/lib/kernel/locale';
import { expect, expectForEverybody, expectNoOverflow, LANGUAGES, test } from '../fixtures';
import { buy, giveBack } from './shopping';

const NARROWEST = 320;

for (const language of LANGUAGES) {
  test(`every page is accessible at any width and in both themes, ${language}`, async ({ page, member, speak }) => {
    test.slow();
    await speak(language);
    const { id } = await member();
    const { order } = await buy(id, [{ name: 'Linen apron', fen: 31_000, quantity: 2, discount: 500 }]);
    await giveBack(order.externalId, '1', 1);
    const paths = [
      '/',
      '/code',
      '/coupons',
      '/coupons/centre',
      '/benefits',
      '/shop',
      '/level',
      '/points',
      '/growth',
      '/savings',
      '/orders',
      `/orders/${publicId('order', order.id)}`,
      '/me',
    ];
    for (const path of paths) {
      await page.setViewportSize({ width: NARROWEST, height: 844 });
      await openAll(page, path);
      await expectNoOverflow(page, `${path} scrolls sideways at ${NARROWEST}`);
      await expectForEverybody(page, [390, 1440]);
    }
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

/** Opens a page with all its reasons unfolded. */
async function openAll(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' });
  for (const summary of await page.locator('main summary').all()) await summary.click();
}
