import type { Page } from '@playwright/test';
import { publicId } from '@/lib/kernel/id';
import { THEME_COOKIE } from '@/lib/kernel/locale';
import { expect, expectAccessible, LANGUAGES, test } from '../fixtures';
import { buy, giveBack } from './shopping';

const NARROWEST = 320;
const WIDTHS = [NARROWEST, 390, 1440];

for (const language of LANGUAGES) {
  for (const theme of ['light', 'dark']) {
    test(`every page is accessible at any width, ${language}, ${theme}`, async ({
      page,
      member,
      speak,
      context,
      baseURL,
    }) => {
      test.slow();
      await speak(language);
      await context.addCookies([{ name: THEME_COOKIE, value: theme, url: baseURL ?? '' }]);
      const { id } = await member();
      const { order } = await buy(id, [{ name: 'Linen apron', fen: 31_000, quantity: 2, discount: 500 }]);
      await giveBack(order.externalId, '1', 1);
      for (const path of [
        '/',
        '/level',
        '/points',
        '/growth',
        '/orders',
        `/orders/${publicId('order', order.id)}`,
        '/me',
      ]) {
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 844 });
          if (width === NARROWEST) await openAll(page, path);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect(overflow, `${path} scrolls sideways at ${width}`).toBeLessThanOrEqual(0);
          // The same tree is judged again only where the layout differs.
          if (width !== NARROWEST) await expectAccessible(page);
        }
      }
    });
  }
}

/** Opens a page with all its reasons unfolded. */
async function openAll(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' });
  for (const summary of await page.locator('main summary').all()) await summary.click();
}
