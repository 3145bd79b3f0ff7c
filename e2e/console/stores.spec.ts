import { randomInt } from 'node:crypto';
import { expect, expectForEverybody, LANGUAGES, test, visit } from '../fixtures';

const WORDS = {
  'zh-CN': {
    title: '门店与区域',
    addRegion: '新建区域',
    addStore: '新建门店',
    code: '编码',
    zh: '中文名',
    region: '所属区域',
    address: '地址',
    save: '保存',
    missing: '请至少填写一种语言的名称。',
    taken: /已被占用/,
    edit: (name: string) => `编辑${name}`,
    closed: '已停业',
  },
  en: {
    title: 'Stores and regions',
    addRegion: 'New region',
    addStore: 'New store',
    code: 'Code',
    zh: 'Chinese name',
    region: 'Region',
    address: 'Address',
    save: 'Save',
    missing: 'A name in one language is needed.',
    taken: /is taken/,
    edit: (name: string) => `Edit ${name}`,
    closed: 'Closed',
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test(`a region and a store are made, changed and closed, ${language}`, async ({ page, operator, speak }) => {
    await speak(language);
    await operator('admin');
    const [region, store] = [`R${randomInt(1e9)}`, `S${randomInt(1e9)}`];
    await visit(page, '/console/stores');
    await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
    await page.getByRole('button', { name: words.addRegion }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words.code).fill(region);
    await dialog.getByRole('button', { name: words.save }).click();
    await expect(dialog.getByRole('alert')).toContainText(words.missing);
    await dialog.getByLabel(words.zh).fill(`区域${region}`);
    await dialog.getByRole('button', { name: words.save }).click();
    await expect(page.getByRole('heading', { name: `区域${region}` })).toBeVisible();

    const makeStore = async () => {
      await page.getByRole('button', { name: words.addStore }).click();
      await dialog.getByLabel(words.code).fill(store);
      await dialog.getByLabel(words.zh).fill(`门店${store}`);
      await dialog.getByLabel(words.region).selectOption(region);
      await dialog.getByLabel(words.address).fill('漕溪北路 1 号');
      await dialog.getByRole('button', { name: words.save }).click();
    };
    await makeStore();
    const row = page.getByRole('row').filter({ hasText: store });
    await expect(row).toContainText('漕溪北路 1 号');
    await makeStore();
    await expect(dialog.getByRole('alert')).toContainText(words.taken);
    await page.keyboard.press('Escape');
    await row.getByRole('button', { name: words.edit(`门店${store}`) }).click();
    await dialog.getByLabel(words.closed).check();
    await dialog.getByRole('button', { name: words.save }).click();
    await expect(row).toContainText(words.closed);
    await expectForEverybody(page, [1440, 320]);
  });
}

test('who may only read stores is offered no change', async ({ page, operator }) => {
  await operator('operator');
  await visit(page, '/console/stores');
  await expect(page.getByRole('heading', { level: 1, name: WORDS['zh-CN'].title })).toBeVisible();
  await expect(page.getByRole('button', { name: WORDS['zh-CN'].addRegion })).toHaveCount(0);
});
