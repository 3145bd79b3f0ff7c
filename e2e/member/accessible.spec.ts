import { publicId } from '@/lib/kernel/id';
import { THEME_COOKIE } from '@/lib/kernel/locale';
import { expect, expectAccessible, LANGUAGES, test } from '../fixtures';
import { buy, giveBack } from './shopping';

const WIDTHS = [320, 390, 1440];

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
          if (width === WIDTHS[0]) await page.goto(path, { waitUntil: 'networkidle' });
          for (const summary of await page.locator('main summary').all()) {
            if (width === WIDTHS[0]) await summary.click();
          }
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect(overflow, `${path} scrolls sideways at ${width}`).toBeLessThanOrEqual(0);
          await expectAccessible(page);
        }
      }
    });
  }
}
