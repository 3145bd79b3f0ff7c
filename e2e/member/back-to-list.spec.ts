import { randomUUID } from 'node:crypto';
import { expect, test, visit } from '../fixtures';
import { doors } from '../people';
import { buy } from './shopping';
import { giveCoupon, givePoints, openCoupons } from './stocking';

/** More than a list shows at first, and more than a phone shows of it. */
const MANY = 22;
const ITEMS = 8;
const END = '以上是全部记录';

/** Lists that lead to pages, and how their rows are found; some grow while they are read. */
const LISTS = [
  { path: '/orders', leadsTo: '/orders/', grows: true },
  { path: '/inbox', leadsTo: '/rules/', grows: true },
  { path: '/coupons', leadsTo: '/coupons/cpn', grows: false },
  { path: '/mall', leadsTo: '/mall/i-', grows: false },
] as const;

test('Back from what a list leads to stands where it was left, with all that was loaded', async ({ page, member }) => {
  test.slow();
  await page.setViewportSize({ width: 390, height: 640 });
  const { id } = await member();
  await fillLists(id);
  for (const { path, leadsTo, grows } of LISTS) {
    await test.step(path, async () => {
      await visit(page, path);
      const rows = page.locator(`main li a[href^="${leadsTo}"]:visible`);
      await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(grows ? 1 : ITEMS);
      const shown = await rows.count();
      if (grows) {
        await expect(async () => {
          // Other messages may stand below the last that leads there.
          await page.evaluate(() => window.scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
          await expect(page.getByText(END)).toBeVisible({ timeout: 1_000 });
        }).toPass();
        expect(await rows.count()).toBeGreaterThan(shown);
      }
      const loaded = await rows.count();
      const row = rows.nth(Math.floor(loaded * 0.75));
      await row.evaluate((link) => link.scrollIntoView({ block: 'center', behavior: 'instant' }));
      const left = await page.evaluate(() => window.scrollY);
      expect(left, 'far enough to tell').toBeGreaterThan(200);
      await row.click();
      await page.waitForURL((url) => url.pathname.startsWith(leadsTo));
      await expect(page.locator('main h1:visible')).toHaveCount(1);
      // A sheet that was opened and closed there costs no second press.
      const sheet = page.locator('main [aria-haspopup=dialog]:visible');
      if (await sheet.isVisible()) {
        await sheet.click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      }
      await page.goBack();
      await page.waitForURL((url) => url.pathname === path);
      await expect(rows).toHaveCount(loaded);
      await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(left);
    });
  }
});

/** Orders, messages, coupons and things in the mall, more than fit on a page. */
async function fillLists(memberId: string): Promise<void> {
  const { db } = await doors();
  const [{ sendMessages }, { givenItem }] = await Promise.all([
    import('@/lib/messaging/send'),
    import('@/lib/mall/testing/items'),
  ]);
  for (let made = 0; made < MANY; made++) await buy(memberId, [{ name: `Tea towel ${made + 1}`, fen: 1_000 }]);
  await givePoints(memberId, 1_000);
  for (let made = 0; made < ITEMS; made++) {
    await givenItem({ points: 10 + made });
    const name = { zh: `满百减${made + 1}`, en: `${made + 1} off a hundred` };
    await giveCoupon(memberId, await openCoupons(name, { threshold: 10_000, off: 100 * (made + 1), isOpen: false }));
  }
  const messages = Array.from({ length: MANY }, (_, place) => ({
    memberId,
    id: randomUUID(),
    kind: 'mall_back',
    category: 'activities' as const,
    key: `e2e:${place}`,
    values: { name: { zh: `茶巾${place}`, en: `Tea towel ${place}` } },
    href: '/rules/item',
    at: new Date(Date.now() - 1_000 * place),
  }));
  await db.withTransaction((tx) => sendMessages(tx, messages, new Date()));
}
