import { randomInt } from 'node:crypto';
import { expect, expectAccessible, LANGUAGES, test, visit } from '../fixtures';
import { doors } from '../people';

const WORDS = {
  'zh-CN': {
    title: '商品',
    add: '新建商品',
    code: '编码',
    zh: '中文名',
    en: '英文名',
    category: '品类',
    save: '保存',
    incomplete: '请填写编码',
    taken: /已被占用/,
    setPrice: '设置价格',
    kind: '价格',
    cost: '成本价',
    amount: '金额',
    from: '开始',
    act: '确定',
    amountMissing: '请填写不小于 0 的金额。',
    memberPrice: '会员价',
    history: /^价格历史（/,
    scheduled: '待生效',
    withdraw: '撤回',
    withdrawn: '已撤回',
    archive: '归档',
    restore: '恢复',
    archived: '已归档',
    newCategory: '新建品类',
    parent: '上级品类',
    newBrand: '新建品牌',
    locked: '你还不能查看',
    bulk: '批量修改',
    bulkPrices: '批量调价',
    bulkAct: '操作',
    tagsToAdd: '添加标签',
    reason: '原因',
    reasonMissing: '请填写原因。',
    do: '执行',
    doneMany: '已修改 2 个商品',
    close: '关闭',
    by: '幅度',
    look: '预览',
    doPrices: '调整 1 个价格',
    doneOne: '已修改 1 个商品',
  },
  en: {
    title: 'Goods',
    add: 'New product',
    code: 'Code',
    zh: 'Chinese name',
    en: 'English name',
    category: 'Category',
    save: 'Save',
    incomplete: 'A code and a name in one language are needed.',
    taken: /is taken/,
    setPrice: 'Set a price',
    kind: 'Price',
    cost: 'Cost',
    amount: 'Amount',
    from: 'From',
    act: 'Set',
    amountMissing: 'An amount of zero or more is needed.',
    memberPrice: 'Member price',
    history: /^Price history \(/,
    scheduled: 'Scheduled',
    withdraw: 'Take back',
    withdrawn: 'Taken back',
    archive: 'Archive',
    restore: 'Restore',
    archived: 'Archived',
    newCategory: 'New category',
    parent: 'Stands below',
    newBrand: 'New brand',
    locked: 'Goods',
    bulk: 'Change the chosen',
    bulkPrices: 'Change prices',
    bulkAct: 'What is done',
    tagsToAdd: 'Tags to add',
    reason: 'Reason',
    reasonMissing: 'A reason is needed.',
    do: 'Do it',
    doneMany: '2 products are changed',
    close: 'Close',
    by: 'By how much',
    look: 'Preview',
    doPrices: 'Change 1 price',
    doneOne: '1 product is changed',
  },
} as const;

const codeFor = (language: string): string => `E2E-${language}-${randomInt(1_000_000)}`;

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test.describe(`goods, ${language}`, () => {
    test.beforeEach(({ speak }) => speak(language));

    test('are added, priced now and for later, taken back, archived and found again', async ({ page, operator }) => {
      test.slow();
      const code = codeFor(language);
      await operator('admin');
      await visit(page, '/console/goods');
      await expectAccessible(page);
      await page.getByRole('button', { name: words.add }).click();
      const form = page.getByRole('dialog');
      await form.getByRole('button', { name: words.save }).click();
      await expect(form.getByText(words.incomplete)).toBeVisible();
      await form.getByRole('textbox', { name: words.code }).fill(code);
      await form.getByLabel(words.zh).fill('明前龙井');
      await form.getByLabel(words.en).fill('Early Longjing');
      await form.getByLabel(words.category).selectOption('grocery');
      await expectAccessible(page);
      await form.getByRole('button', { name: words.save }).click();
      await expect(page).toHaveURL(new RegExp(`/console/goods/${code}$`));
      const sku = page.getByRole('region', { name: code });
      await expect(sku).toBeVisible();

      const setPrice = async (kind: string, amount: string, from: string) => {
        await sku.getByRole('button', { name: words.setPrice }).click();
        await form.getByLabel(words.kind, { exact: true }).selectOption(kind);
        await form.getByLabel(words.amount, { exact: true }).fill(amount);
        await form.getByLabel(words.from, { exact: true }).fill(from);
        await form.getByRole('button', { name: words.act, exact: true }).click();
      };
      await setPrice('list', '', '');
      await expect(form.getByText(words.amountMissing)).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await setPrice('list', '268', '');
      await expect(sku.getByRole('row').filter({ hasText: '¥268.00' })).toBeVisible();
      await setPrice('list', '288.5', '2099-01-01T00:00');
      await expect(sku.getByText('¥288.50').first()).toBeVisible();
      await setPrice('member', '248', '');
      await expect(sku.getByRole('row').filter({ hasText: words.memberPrice }).first()).toContainText('¥248.00');
      await sku.getByText(words.history).click();
      const scheduled = sku.getByRole('row').filter({ hasText: words.scheduled });
      await expect(scheduled).toContainText('¥288.50');
      await expectAccessible(page);
      await scheduled.getByRole('button', { name: words.withdraw }).click();
      await expect(sku.getByRole('row').filter({ hasText: words.withdrawn })).toContainText('¥288.50');

      await page.getByRole('button', { name: words.archive, exact: true }).click();
      await expect(page.getByRole('button', { name: words.restore })).toBeVisible();
      await visit(page, `/console/goods?view=archived&q=${code.slice(4)}`);
      await expect(page.getByRole('row').filter({ hasText: code })).toContainText(words.archived);
      await visit(page, `/console/goods?q=${code.slice(4)}`);
      await expect(page.getByRole('row').filter({ hasText: code })).toHaveCount(0);
      await visit(page, '/console/goods');
      await page.getByRole('button', { name: words.add }).click();
      await form.getByRole('textbox', { name: words.code }).fill(code);
      await form.getByLabel(words.zh).fill('x');
      await form.getByRole('button', { name: words.save }).click();
      await expect(form.getByText(words.taken)).toBeVisible();
    });

    test('stand in a tree that is moved, and under brands', async ({ page, operator }) => {
      test.slow();
      const [upper, lower] = [codeFor(language), codeFor(language)];
      await operator('admin');
      await visit(page, '/console/goods/categories');
      const form = page.getByRole('dialog');
      const add = async (button: string, code: string, parent?: string) => {
        await page.getByRole('button', { name: button }).click();
        await form.getByRole('textbox', { name: words.code }).fill(code);
        await form.getByLabel(words.zh).fill(code);
        await form.getByLabel(words.en).fill(code);
        if (parent !== undefined) await form.getByLabel(words.parent).selectOption(parent);
        await form.getByRole('button', { name: words.save }).click();
        await expect(page.getByRole('row').filter({ hasText: code }).first()).toBeVisible();
      };
      await add(words.newCategory, upper, 'home');
      await add(words.newCategory, lower, upper);
      await expectAccessible(page);
      await page.getByRole('row').filter({ hasText: upper }).getByRole('button').click();
      await expect(form.getByLabel(words.parent).locator('option', { hasText: lower })).toHaveCount(0);
      await form.getByLabel(words.parent).selectOption('grocery');
      await expectAccessible(page);
      await form.getByRole('button', { name: words.save }).click();
      await expect(form).toHaveCount(0);
      const order = async () => {
        const rows = await page.getByRole('row').allInnerTexts();
        const place = (code: string) => rows.findIndex((row) => row.includes(code));
        return place('grocery') < place(upper) && place(upper) < place('home') && place(lower) === place(upper) + 1;
      };
      await expect.poll(order).toBe(true);

      await visit(page, '/console/goods/brands');
      await add(words.newBrand, codeFor(language));
      await expectAccessible(page);
    });

    test('are changed many at once, and their prices after a look at what they become', async ({ page, operator }) => {
      test.slow();
      const code = codeFor(language);
      const { execute, systemCaller } = await doors();
      const { syncProducts } = await import('@/lib/catalog');
      const tea = (end: string, ...prices: object[]) => ({
        code: `${code}-${end}`,
        nameZh: `${code}-${end}`,
        skus: [{ code: `${code}-${end}`, prices }],
      });
      const products = [tea('A', { kind: 'list', amount: 1_000 }), tea('B')];
      await execute(syncProducts, systemCaller('e2e'), { products });
      await operator('admin');
      await visit(page, `/console/goods?q=${code}`);
      const form = page.getByRole('dialog');
      const choose = async (act: string) => {
        for (const end of ['A', 'B']) {
          await page
            .getByRole('row')
            .filter({ hasText: `${code}-${end}` })
            .getByRole('checkbox')
            .check();
        }
        await page.getByRole('button', { name: act, exact: true }).click();
      };
      await choose(words.bulk);
      await form.getByLabel(words.bulkAct).selectOption('tags');
      await form.getByLabel(words.tagsToAdd).fill('spring');
      await form.getByRole('button', { name: words.do, exact: true }).click();
      await expect(form.getByText(words.reasonMissing)).toBeVisible();
      await form.getByLabel(words.reason).fill('spring');
      await form.getByRole('button', { name: words.do, exact: true }).click();
      await expect(form.getByText(words.doneMany)).toBeVisible();
      await form.getByRole('button', { name: words.close }).last().click();

      await choose(words.bulkPrices);
      await form.getByLabel(words.by).fill('10');
      await form.getByRole('button', { name: words.look }).click();
      await expect(form.getByRole('row').filter({ hasText: `${code}-A` })).toContainText('¥11.00');
      await expectAccessible(page);
      await form.getByLabel(words.reason).fill('spring');
      await form.getByRole('button', { name: words.doPrices }).click();
      await expect(form.getByText(words.doneOne)).toBeVisible();
      await form.getByRole('button', { name: words.close }).last().click();
      await expect(page.getByRole('row').filter({ hasText: `${code}-A` })).toContainText('¥11.00');
    });

    test('are read, not changed, by those who may only read; costs only by those who may see them', async ({
      page,
      operator,
    }) => {
      await operator('clerk');
      await visit(page, '/console/goods');
      await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
      await expect(page.getByRole('button', { name: words.add })).toHaveCount(0);
      await visit(page, '/console/goods/FR1001');
      await expect(page.getByRole('row').filter({ hasText: words.memberPrice }).first()).toBeVisible();
      await expect(page.getByText(words.cost)).toHaveCount(0);
      await expect(page.getByRole('button', { name: words.setPrice })).toHaveCount(0);
      await visit(page, '/console/goods/nothing-has-this-code');
      await expectAccessible(page);
      await operator('finance');
      await visit(page, '/console/goods/FR1001');
      await expect(page.getByText(words.cost).first()).toBeVisible();
    });

    test('hold in the dark and on a narrow screen', async ({ page, operator }) => {
      await operator('admin');
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize({ width: 320, height: 740 });
      for (const path of ['/console/goods', '/console/goods/categories', '/console/goods/brands']) {
        await visit(page, path);
        const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        await expect.poll(overflow).toBeLessThanOrEqual(0);
        await expectAccessible(page);
      }
    });
  });
}
