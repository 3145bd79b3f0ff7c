import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, expectForEverybody, LANGUAGES, test, visit } from '../fixtures';
import { doors } from '../people';

const WORDS = {
  'zh-CN': {
    split: '拆分',
    product: '商品',
    batch: '券批次',
    brand: '仅看品牌',
    about: '仅看品牌：',
    chart: '图形',
    table: '表格',
    others: '其余 2 项',
    units: '售出件数',
    goods: '商品销售',
    campaigns: '活动效果',
    everything: '看全部',
  },
  en: {
    split: 'Split by',
    product: 'Product',
    batch: 'Batch',
    brand: 'Only Brand',
    about: 'Only Brand: ',
    chart: 'Chart',
    table: 'Table',
    others: '2 others',
    units: 'Units sold',
    goods: 'Goods',
    campaigns: 'Campaigns',
    everything: 'Show all',
  },
} as const;

/** A brand with four products that were sold to guests: the first two often, the others so seldom that only both together are told. */
async function soldGoods(): Promise<{ readonly brand: string; readonly name: string }> {
  const id = randomUUID().slice(-12);
  const { syncBrands, syncCategories, syncProducts } = await import('@/lib/catalog');
  const { execute } = await import('@/lib/platform/command');
  const { pool } = await import('@/lib/platform/db');
  const { systemCaller } = await import('@/lib/platform/system-caller');
  const { eventOfInput, OrderInput, processOrders } = await import('@/lib/orders');
  const { countReports } = await import('@/lib/reports');
  const caller = systemCaller('e2e');
  const [brand, name] = [`b-${id}`, `E2E ${id}`];
  await execute(syncBrands, caller, { brands: [{ code: brand, nameZh: name, nameEn: name }] });
  await execute(syncCategories, caller, {
    categories: [{ code: `c-${id}`, nameZh: `类 ${id}`, nameEn: `Kind ${id}` }],
  });
  const often = [12, 8, 3, 2];
  const products = often.map((_, at) => ({
    code: `p-${id}-${at}`,
    nameZh: `茶 ${at}`,
    nameEn: `Tea ${at}`,
    category: `c-${id}`,
    brand,
    skus: [{ code: `s-${id}-${at}`, nameZh: `茶 ${at} 盒`, nameEn: `Tea ${at} box` }],
  }));
  const outcomes = await execute(syncProducts, caller, { products });
  expect(outcomes.filter(({ ok }) => !ok)).toEqual([]);
  const now = new Date();
  const events = often.flatMap((count, at) =>
    Array.from({ length: count }, (_, time) =>
      eventOfInput(
        OrderInput.parse({
          externalId: `goods-${id}-${at}-${time}`,
          channel: 'pos',
          placedAt: now.toISOString(),
          status: 'paid',
          lines: [{ id: '1', sku: `s-${id}-${at}`, brand, category: `c-${id}`, quantity: 2, unitPrice: 1_500 }],
        }),
        'system:e2e',
      ),
    ),
  );
  for (const outcome of await processOrders(events, now)) expect(outcome.ok).toBe(true);
  // Others count too, and who comes second does not wait.
  await expect
    .poll(async () => {
      await countReports(new Date());
      const { rows } = await pool().query('SELECT 1 FROM "ReportCell" WHERE "subject" = $1 LIMIT 1', [`s-${id}-3`]);
      return rows.length;
    })
    .toBe(1);
  return { brand, name };
}

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test.describe(`goods in reports, ${language}`, () => {
    test.beforeEach(async ({ speak }) => {
      await speak(language);
      await doors();
    });

    test('are told by product of one brand that is found by its name, the few as one line, and lead to their rows', async ({
      page,
      operator,
    }) => {
      test.slow();
      const { name } = await soldGoods();
      await operator('operator');
      await visit(
        page,
        '/console/reports/new?measures=goods_units%2Cgoods_orders&period=last_7&compare=none&split=day&chart=table',
      );
      // What the measures are not about is not offered.
      const split = page.getByLabel(words.split, { exact: true });
      await expect(split.getByRole('option', { name: words.product })).toHaveCount(1);
      await expect(split.getByRole('option', { name: words.batch })).toHaveCount(0);
      await split.selectOption('sku');
      await page.getByLabel(words.brand, { exact: true }).fill(name);
      await page.getByRole('option', { name }).click();
      await expect(page.getByText(`${words.about}${name}`)).toBeVisible();

      const first = language === 'en' ? 'Tea 0 box' : '茶 0 盒';
      const row = page.getByRole('row', { name: first });
      await expect(row.getByRole('cell', { name: '24' })).toBeVisible();
      await expect(page.getByRole('row', { name: words.others })).toBeVisible();
      await expectForEverybody(page, [390, 1440]);

      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'CSV' }).click();
      const text = readFileSync(await (await download).path(), 'utf8');
      expect(text).toContain(`${first},24,12`);
      expect(text).toContain(`${words.about}${name}`);

      await page.getByLabel(words.chart, { exact: true }).selectOption('table');
      await row.getByRole('link', { name: '24' }).click();
      await expect(page.getByRole('heading', { level: 1, name: words.units })).toBeVisible();
      await expect(page.getByText(first).filter({ visible: true })).toBeVisible();
      await expectForEverybody(page, [390]);
    });

    test('and campaigns have reports of their own, whose lines lead further', async ({ page, operator }) => {
      test.slow();
      const { name } = await soldGoods();
      await operator('operator');
      await visit(page, '/console/reports');
      await page.locator('main').getByRole('link', { name: words.goods, exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name: words.goods })).toBeVisible();
      await expectForEverybody(page, [390, 1440]);
      const kind = name.replace('E2E', language === 'en' ? 'Kind' : '类');
      await page.getByRole('link', { name: kind }).click();
      await expect(page.getByText(kind).filter({ visible: true }).first()).toBeVisible();
      await expect(page.getByRole('link', { name: words.everything })).toBeVisible();
      await page.getByRole('link', { name: words.everything }).click();
      await expect(page).not.toHaveURL(/about=/);
      await visit(page, '/console/reports/campaigns');
      await expect(page.getByRole('heading', { level: 1, name: words.campaigns })).toBeVisible();
      await expectForEverybody(page, [390, 1440]);
    });
  });
}
