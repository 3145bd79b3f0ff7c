import { readFileSync } from 'node:fs';
import { expect, expectForEverybody, LANGUAGES, test, visit } from '../fixtures';
import { doors } from '../people';

const WORDS = {
  'zh-CN': {
    build: '新建报表',
    add: '添加指标',
    orders: '订单数',
    amount: '商品金额',
    trouble: '单位不同',
    chart: '图形',
    table: '表格',
    split: '拆分',
    save: '保存报表',
    saveNow: '保存',
    name: '名称',
    share: '共享',
    role: '区域运营',
    shareNow: '保存共享',
    schedule: '定时',
    scheduleNow: '保存定时',
    saved: '保存的报表',
    own: '只含你负责的门店',
    subscribe: '订阅',
    subscribed: '取消订阅',
    edit: '编辑',
    daily: '每天 08:00',
  },
  en: {
    build: 'New report',
    add: 'Add a measure',
    orders: 'Orders',
    amount: 'Goods amount',
    trouble: 'different units',
    chart: 'Chart',
    table: 'Table',
    split: 'Split by',
    save: 'Save report',
    saveNow: 'Save',
    name: 'Name',
    share: 'Share',
    role: 'Regional operator',
    shareNow: 'Save sharing',
    schedule: 'Schedule',
    scheduleNow: 'Save schedule',
    saved: 'Saved reports',
    own: 'Your stores only',
    subscribe: 'Subscribe',
    subscribed: 'Unsubscribe',
    edit: 'Edit',
    daily: 'Every day at 08:00',
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test.describe(`built reports, ${language}`, () => {
    test.beforeEach(async ({ speak }) => {
      await speak(language);
      await doors();
      const { countReports } = await import('@/lib/reports');
      await countReports(new Date());
    });

    test('are built by keyboard, saved, shared and scheduled, and opened by who sees only his own', async ({
      page,
      operator,
    }) => {
      test.slow();
      await operator('finance');
      await visit(page, '/console/reports/new?measures=amount&period=last_365&compare=none');
      await expect(page.getByRole('heading', { level: 1, name: words.build })).toBeVisible();

      // Two units do not share a chart: it says so, and a table mends it. Keys alone.
      await page.getByLabel(words.add).focus();
      await page.keyboard.type(words.orders);
      await page.getByRole('option', { name: words.orders, exact: false }).first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(page.getByText(words.trouble)).toBeVisible();
      await page.getByLabel(words.chart, { exact: true }).selectOption('table');
      await expect(page).toHaveURL(/measures=amount%2Corders/);
      await page.getByLabel(words.split, { exact: true }).selectOption('month');
      await expect(page.getByRole('columnheader', { name: words.orders })).toBeVisible();
      await expectForEverybody(page, [390, 1280]);

      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Excel' }).click();
      const file = await download;
      // A workbook is a zip.
      expect(
        readFileSync(await file.path())
          .subarray(0, 2)
          .toString(),
      ).toBe('PK');

      const title = `e2e ${language} ${Date.now()}`;
      await page.getByRole('button', { name: words.save }).focus();
      await page.keyboard.press('Enter');
      await page.getByLabel(words.name).fill(title);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();

      await page.getByRole('button', { name: words.share }).click();
      await page.getByRole('checkbox', { name: words.role }).check();
      await page.getByRole('button', { name: words.shareNow }).click();
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await page.getByRole('button', { name: words.schedule }).click();
      await page.getByRole('button', { name: words.scheduleNow }).click();
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(page.getByText(words.daily)).toBeVisible();
      await expectForEverybody(page, [390, 1280]);

      await operator('regional_operator');
      await visit(page, '/console/reports/saved');
      await page.getByRole('link', { name: title }).click();
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      await expect(page.getByText(words.own).filter({ visible: true })).toBeVisible();
      await expect(page.getByRole('link', { name: words.edit, exact: true })).toHaveCount(0);
      await page.getByRole('button', { name: words.subscribe, exact: true }).click();
      await expect(page.getByRole('button', { name: words.subscribed })).toBeVisible();

      // Whom it is not shared with has no such report.
      await operator('auditor');
      await visit(page, '/console/reports/saved');
      await expect(page.getByRole('heading', { level: 1, name: words.saved })).toBeVisible();
      await expect(page.getByRole('link', { name: title })).toHaveCount(0);
    });
  });
}
