import type { Page } from '@playwright/test';
import { expect, LANGUAGES, test, visit } from '../fixtures';
import { doors } from '../people';

const WORDS = {
  'zh-CN': {
    title: '优惠',
    add: '新建优惠',
    code: '编码',
    nameZh: '中文名称',
    nameEn: '英文名称',
    off: '减',
    addTest: '添加条件',
    less: /少付 ¥50/,
    saved: '草稿已保存',
    save: '保存草稿',
    publish: '发布…',
    act: '发布',
    note: '说明',
    done: '第 1 版已发布',
    done2: '第 2 版已发布',
    edit: '写下一个版本',
    says: '满 ¥200 减 ¥50',
    change: '由“满 ¥200 减 ¥50”改为“满 ¥200 减 ¥60”',
    above: '减额不能超过门槛',
    scheduled: '待生效',
    withdraw: '撤回',
    withdrawn: '已撤回',
    floor: /会碰到底价/,
    together: '可以同享',
  },
  en: {
    title: 'Offers',
    add: 'New offer',
    code: 'Code',
    nameZh: 'Chinese name',
    nameEn: 'English name',
    off: 'Off',
    addTest: 'Add a test',
    less: /¥50 less/,
    saved: 'Draft saved',
    save: 'Save draft',
    publish: 'Publish…',
    act: 'Publish',
    note: 'Note',
    done: 'Version 1 is published',
    done2: 'Version 2 is published',
    edit: 'Write the next version',
    says: 'Spend ¥200, save ¥50',
    change: 'From “Spend ¥200, save ¥50” to “Spend ¥200, save ¥60”',
    above: 'The amount off is above the threshold',
    scheduled: 'Scheduled',
    withdraw: 'Withdraw',
    withdrawn: 'Withdrawn',
    floor: /with a floor would fall to it/,
    together: 'may both count',
  },
} as const;

/** Goods with a floor, so that a deep offer would touch it; known to this run alone. */
async function goods(): Promise<string> {
  const { execute, systemCaller } = await doors();
  const { syncProducts } = await import('@/lib/catalog');
  const code = `E2E-${Date.now()}`;
  const prices = [
    { kind: 'list', amount: 10_000 },
    { kind: 'floor', amount: 9_000 },
  ];
  const skus = [{ code, nameZh: `试算${code}`, nameEn: `Tried ${code}`, prices }];
  await execute(syncProducts, systemCaller('e2e'), {
    products: [{ code, nameZh: `试算${code}`, nameEn: `Tried ${code}`, skus }],
  });
  return code;
}

/** Writes the note of the open dialog and does its act. */
async function act(page: Page, note: string, label: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: note }).fill('e2e: because');
  await dialog.getByRole('button', { name: label, exact: true }).click();
}

/** Stops what a walk published: it would count in the carts of the next. */
async function stop(code: string): Promise<void> {
  const { execute, systemCaller } = await doors();
  const { stopOfferCommand } = await import('@/lib/pricing');
  await execute(stopOfferCommand, systemCaller('e2e'), { code, stopped: true, note: 'e2e: its walk is over' });
}

// One after the other: each tries a cart on which the offer of the other would count.
test.describe.configure({ mode: 'default' });

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test.describe(`offers, ${language}`, () => {
    test.beforeEach(({ speak }) => speak(language));

    test('are written, tried on a cart, published, changed and withdrawn', async ({ page, operator }) => {
      test.slow();
      const sku = await goods();
      const code = sku.toLowerCase();
      await operator('admin');
      await visit(page, '/console/offers');
      await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
      await page.getByRole('link', { name: words.add }).click();
      await expect(page.getByRole('heading', { level: 1, name: words.add })).toBeVisible();
      await page.getByRole('textbox', { name: words.code, exact: true }).fill(code);
      await page.getByRole('textbox', { name: words.nameZh }).fill('测试满减');
      await page.getByRole('textbox', { name: words.nameEn }).fill('Test save');
      const from = page.getByRole('textbox', { name: language === 'en' ? 'From' : '满', exact: true }).first();
      const off = page.getByRole('textbox', { name: words.off, exact: true });
      await from.fill('200');
      await off.fill('300');
      await expect(page.getByText(words.above)).toBeVisible();
      await off.fill('50');
      await expect(page.getByText(words.says).first()).toBeVisible();

      // Three pieces at ¥100 with a floor of ¥90 each: of ¥50 the floor lets ¥30 go, of six all of it.
      const line = page.getByRole('combobox', { name: language === 'en' ? 'Goods 1' : '商品 1' });
      await line.fill(sku);
      await page.getByRole('option', { name: sku }).click();
      await expect(page.getByText(words.floor)).toBeVisible();
      // What is typed over the choice stands although the choice is not among what is found by it.
      const chosen = await line.inputValue();
      const looked = page.waitForResponse((answer) => answer.url().includes('no%20such'));
      await line.pressSequentially(' no such');
      await looked;
      await expect(line).toHaveValue(`${chosen} no such`);
      await line.press('Escape');
      await expect(line).toHaveValue(chosen);
      await page.getByRole('textbox', { name: language === 'en' ? 'Quantity' : '数量' }).fill('6');
      await expect(page.getByText(words.less)).toBeVisible();
      await expect(page.getByText(words.together).first()).toBeVisible();
      await page.getByRole('button', { name: words.addTest }).click();
      await expect(page.getByText(words.less)).toBeVisible();

      await page.getByRole('button', { name: words.save }).click();
      await expect(page.getByText(words.saved)).toBeVisible();
      // It has a page of its own now.
      await page.waitForURL(/\/edit$/);
      await expect(
        page.getByRole('heading', { level: 1, name: language === 'en' ? 'Edit offer' : '编辑优惠' }),
      ).toBeVisible();
      await page.getByRole('button', { name: words.publish }).click();
      await act(page, words.note, words.act);
      await expect(page.getByText(words.done)).toBeVisible();
      await expect(page.getByText(words.scheduled).first()).toBeVisible();

      await page.getByRole('link', { name: words.edit }).click();
      await page.getByRole('textbox', { name: words.off, exact: true }).fill('60');
      await expect(page.getByText(words.change)).toBeVisible();
      const nextYear = `${new Date().getUTCFullYear() + 1}-01-01T00:00`;
      await page.getByRole('button', { name: words.publish }).click();
      await page.getByRole('dialog').locator('input[type="datetime-local"]').fill(nextYear);
      await act(page, words.note, words.act);
      await expect(page.getByText(words.done2)).toBeVisible();
      await expect(page.getByRole('row').filter({ hasText: words.change })).toBeVisible();

      await page.getByRole('button', { name: words.withdraw }).click();
      await act(page, words.note, words.withdraw);
      await expect(page.getByText(words.withdrawn).filter({ visible: true }).first()).toBeVisible();
      await stop(code);
    });
  });
}
