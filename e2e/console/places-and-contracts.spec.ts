import { randomInt } from 'node:crypto';
import { publicId } from '@/lib/kernel/id';
import { expect, expectAccessible, LANGUAGES, test, visit } from '../fixtures';
import { doors, enrol, hire, signIn } from '../people';

const WORDS = {
  'zh-CN': {
    add: '新建协议',
    code: '编码',
    zh: '中文名称',
    en: '英文名称',
    from: '开始',
    members: '会员',
    save: '保存',
    membersWrong: /找不到会员/,
    setPrice: '设置价格',
    kind: '价格',
    contract: '协议编码',
    amount: '金额',
    act: '确定',
    contractPrice: '协议价',
    own: '协议价',
    shops: /家门店中/,
    choose: (store: string) => `${store} 是否销售`,
    unsold: '不售',
    selectPage: '选择本页全部',
    chooseAll: /^选择全部 .* 条匹配项$/,
    bulk: '批量修改',
    bulkAct: '操作',
    tags: '添加标签',
    reason: '原因',
    do: '执行',
    done: '已修改 60 个商品',
    close: '关闭',
  },
  en: {
    add: 'New contract',
    code: 'Code',
    zh: 'Chinese name',
    en: 'English name',
    from: 'From',
    members: 'Members',
    save: 'Save',
    membersWrong: /There is no member/,
    setPrice: 'Set a price',
    kind: 'Price',
    contract: 'Contract code',
    amount: 'Amount',
    act: 'Set',
    contractPrice: 'Contract price',
    own: 'Contract price',
    shops: /^Sold in/,
    choose: (store: string) => `Sale in ${store}`,
    unsold: 'Not sold',
    selectPage: 'Select all on this page',
    chooseAll: /^Select all .* matches$/,
    bulk: 'Change the chosen',
    bulkAct: 'What is done',
    tags: 'Tags to add',
    reason: 'Reason',
    do: 'Do it',
    done: '60 products are changed',
    close: 'Close',
  },
} as const;

/** Goods with a list price, each under a code that begins so; answers the codes. */
async function goods(prefix: string, count: number): Promise<string[]> {
  const { execute, systemCaller } = await doors();
  const { syncProducts } = await import('@/lib/catalog');
  const codes = Array.from({ length: count }, (_, place) => `${prefix}-${String(place + 1).padStart(2, '0')}`);
  const product = (code: string) => ({
    code,
    nameZh: code,
    nameEn: code,
    category: 'home',
    skus: [{ code, prices: [{ kind: 'list', amount: 20_000 }] }],
  });
  await execute(syncProducts, systemCaller('e2e', new Date(Date.now() - 60_000)), { products: codes.map(product) });
  return codes;
}

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test.describe(`places and contracts, ${language}`, () => {
    test.beforeEach(({ speak }) => speak(language));

    test('an enterprise pays the price of its contract', async ({ page, operator, context, baseURL }) => {
      test.slow();
      const [sku = ''] = await goods(`CT-${randomInt(1_000_000)}`, 1);
      const contract = `C-${randomInt(1_000_000)}`;
      const { id } = await enrol();
      await operator('admin');
      await visit(page, '/console/goods/contracts');
      await page.getByRole('button', { name: words.add }).first().click();
      const form = page.getByRole('dialog');
      await form.getByRole('textbox', { name: words.code }).fill(contract);
      await form.getByLabel(words.zh).fill(`协议${contract}`);
      await form.getByLabel(words.en).fill(`Contract ${contract}`);
      await form.getByLabel(words.from).fill('2026-01-01T00:00');
      await form.getByRole('textbox', { name: words.members }).fill('nobody-of-this-name');
      await form.getByRole('button', { name: words.save }).click();
      await expect(form.getByText(words.membersWrong).first()).toBeVisible();
      await expectAccessible(page);
      await form.getByRole('textbox', { name: words.members }).fill(publicId('member', id));
      await form.getByRole('button', { name: words.save }).click();
      await expect(form).toHaveCount(0);
      await expect(page.getByRole('row').filter({ hasText: contract })).toBeVisible();
      await expectAccessible(page);

      await visit(page, `/console/goods/${sku}`);
      await page.getByRole('region', { name: sku }).getByRole('button', { name: words.setPrice }).click();
      await form.getByLabel(words.kind, { exact: true }).selectOption('contract');
      await form.getByLabel(words.contract).fill(contract);
      await form.getByLabel(words.amount, { exact: true }).fill('150');
      await form.getByRole('button', { name: words.act, exact: true }).click();
      const prices = page.getByRole('region', { name: sku }).getByRole('row');
      await expect(prices.filter({ hasText: words.contractPrice }).first()).toContainText('¥150.00');
      await expectAccessible(page);

      await signIn(context, baseURL ?? '', 'member', id);
      await visit(page, `/shop/goods/${sku}`);
      await expect(page.getByRole('main')).toContainText(words.own);
      await expect(page.getByRole('main')).toContainText('¥150');
    });

    test('whoever runs a store switches what it sells, and no other store', async ({ page, context, baseURL }) => {
      test.slow();
      const [sku = ''] = await goods(`ST-${randomInt(1_000_000)}`, 1);
      const { db } = await doors();
      const { rows } = await db
        .pool()
        .query(`SELECT "id", "code", "nameZh", "nameEn" FROM "Store" ORDER BY "code" LIMIT 1`);
      const own = rows[0] as { id: string; code: string; nameZh: string; nameEn: string };
      const manager = await hire('store_manager', own.id);
      await signIn(context, baseURL ?? '', 'staff', manager.id);
      await visit(page, `/console/goods/${sku}`);
      const card = page.getByRole('region', { name: sku });
      await card.getByText(words.shops).click();
      await expect(card.getByRole('combobox')).toHaveCount(1);
      await card
        .getByRole('combobox', { name: words.choose(language === 'en' ? own.nameEn : own.nameZh) })
        .selectOption('unsold');
      const line = card.getByRole('listitem').filter({ hasText: own.code });
      await expect(line.getByText(words.unsold, { exact: true }).first()).toBeVisible();
      await expectAccessible(page);
      await visit(page, `/console/goods/${sku}`);
      await card.getByText(words.shops).click();
      await expect(
        card.getByRole('combobox', { name: words.choose(language === 'en' ? own.nameEn : own.nameZh) }),
      ).toHaveValue('unsold');
    });

    test('all on a filter are changed at once, beyond the page', async ({ page, operator }) => {
      test.slow();
      const prefix = `ALL-${randomInt(1_000_000)}`;
      await goods(prefix, 60);
      await operator('admin');
      await visit(page, `/console/goods?q=${prefix}`);
      await expect(page.getByRole('row').filter({ hasText: `${prefix}-01` })).toBeVisible();
      await page.getByRole('checkbox', { name: words.selectPage }).check();
      await page.getByRole('button', { name: words.chooseAll }).click();
      await page.getByRole('button', { name: words.bulk, exact: true }).click();
      const form = page.getByRole('dialog');
      await form.getByLabel(words.bulkAct).selectOption('tags');
      await form.getByLabel(words.tags).fill('all-of-them');
      await form.getByLabel(words.reason).fill('e2e: because');
      await expectAccessible(page);
      await form.getByRole('button', { name: words.do, exact: true }).click();
      await expect(form.getByText(words.done)).toBeVisible();
      await form.getByRole('button', { name: words.close }).last().click();
    });
  });
}
