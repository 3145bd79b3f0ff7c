import { readFileSync } from 'node:fs';
import { expect, expectForEverybody, LANGUAGES, test, visit } from '../fixtures';
import { doors } from '../people';

const WORDS = {
  'zh-CN': {
    title: '报表',
    sales: '销售',
    orders: '订单数',
    period: '时间',
    level: '等级',
    table: '表格',
    day: '日期',
    month: '月份',
    definitions: /查看 \d+ 个口径/,
    meaning: '商品金额 ÷ 订单数。',
    export: '导出 CSV',
    own: '只含你负责的门店',
    nothing: '没有数据',
    retention: '首购留存',
    owed: '按到期月份',
  },
  en: {
    title: 'Reports',
    sales: 'Sales',
    orders: 'Orders',
    period: 'Period',
    level: 'Level',
    table: 'Table',
    day: 'Date',
    month: 'Month',
    definitions: /Show \d+ definitions/,
    meaning: 'Goods amount ÷ orders.',
    export: 'Export CSV',
    own: 'Your stores only',
    nothing: 'Nothing here',
    retention: 'Retention by first purchase',
    owed: 'By month of expiry',
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test.describe(`reports, ${language}`, () => {
    test.beforeEach(async ({ speak }) => {
      await speak(language);
      await doors();
      const { countReports } = await import('@/lib/reports');
      await countReports(new Date());
    });

    test('lead from the gallery to a number, its table, its meaning and a file', async ({ page, operator }) => {
      test.slow();
      await operator('operator');
      await visit(page, '/console/reports');
      await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
      await expectForEverybody(page, [320, 1280]);
      await page.getByRole('link', { name: words.sales, exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name: words.sales })).toBeVisible();
      await expect(page.getByText(words.orders, { exact: true }).first()).toBeVisible();

      // Radios, so by the keyboard alone.
      await page.getByRole('radio', { name: words.table }).focus();
      await page.keyboard.press('Space');
      await expect(page.getByRole('columnheader', { name: words.day })).toBeVisible();
      await page.getByLabel(words.period).selectOption('last_365');
      await expect(page).toHaveURL(/period=last_365/);
      await expect(page.getByRole('columnheader', { name: words.month })).toBeVisible();
      await page.getByText(words.definitions).click();
      await expect(page.getByText(words.meaning)).toBeVisible();
      await expectForEverybody(page, [320, 1280]);

      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: words.export }).click();
      const file = await download;
      expect(file.suggestedFilename()).toMatch(/^orders-\d{4}-\d{2}-\d{2}\.csv$/);
      expect(readFileSync(await file.path(), 'utf8')).toContain(words.orders);

      await page.getByRole('combobox', { name: words.level }).selectOption({ index: 1 });
      await expect(page).toHaveURL(/level=/);
      await visit(page, '/console/reports/retention');
      await expect(page.getByRole('heading', { name: words.retention })).toBeVisible();
      await visit(page, '/console/reports/liability');
      await expect(page.getByRole('heading', { name: words.owed })).toBeVisible();
    });

    test('show whoever reaches some stores nothing of the others, and whoever may not read none', async ({
      page,
      operator,
    }) => {
      // Of a store of his own in which nothing was sold.
      await operator('store_manager');
      await visit(page, '/console/reports/orders');
      await expect(page.getByText(words.own)).toBeVisible();
      await expect(page.getByText(words.nothing).first()).toBeVisible();
      await operator('clerk');
      await visit(page, '/console/reports');
      await expect(page.getByRole('link', { name: words.sales, exact: true })).toHaveCount(0);
      expect((await page.request.get('/api/console/reports/orders')).status()).toBe(403);
    });
  });
}
