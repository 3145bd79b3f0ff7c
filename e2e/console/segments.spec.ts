import { expect, expectAccessible, expectForEverybody, LANGUAGES, test, visit } from '../fixtures';
import { doors, enrol } from '../people';

const WORDS = {
  'zh-CN': {
    title: '人群',
    newSegment: '新建人群',
    code: '代码',
    nameZh: '中文名称',
    nameEn: '英文名称',
    add: '添加条件',
    attribute: (place: number) => `第 ${place} 条的属性`,
    value: (place: number) => `第 ${place} 条的值`,
    row: (place: number) => `第 ${place} 条`,
    counted: /现在有 [\d,]+ 人/,
    readBack: '累计订单数 ≥ 0的会员',
    sample: '看 20 位',
    actual: /实际：/,
    publish: '发布',
    why: '说明',
    done: '第 1 版已发布',
    trend: '人数趋势',
    refreshed: '完成',
    now: '立即刷新',
    byHand: '手动',
    more: '更多',
    copy: '复制',
    pause: '暂停',
  },
  en: {
    title: 'Segments',
    newSegment: 'New segment',
    code: 'Code',
    nameZh: 'Name in Chinese',
    nameEn: 'Name in English',
    add: 'Add a condition',
    attribute: (place: number) => `Attribute of Row ${place}`,
    value: (place: number) => `Value of Row ${place}`,
    row: (place: number) => `Row ${place}`,
    counted: /[\d,]+ members? now/,
    readBack: 'Members for whom Orders in all ≥ 0',
    sample: 'Show 20',
    actual: /actual: /,
    publish: 'Publish',
    why: 'Note',
    done: 'Version 1 is published',
    trend: 'Trend',
    refreshed: 'Done',
    now: 'Refresh now',
    byHand: 'By hand',
    more: 'More',
    copy: 'Duplicate',
    pause: 'Pause',
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];
  test(`an operator builds, sees, publishes and refreshes a segment (${language})`, async ({
    page,
    operator,
    speak,
  }) => {
    await enrol();
    await speak(language);
    await operator('operator');
    await visit(page, '/console/segments');
    await expect(page.getByRole('heading', { name: words.title, exact: true })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: words.newSegment }).first().click();
    const code = `e2e-${language.toLowerCase()}-${Date.now()}`;
    await page.getByRole('textbox', { name: words.code, exact: true }).fill(code);
    await page.getByRole('textbox', { name: words.nameZh }).fill('测试人群');
    await page.getByRole('textbox', { name: words.nameEn }).fill('A segment of tests');
    await page.getByRole('button', { name: words.add }).click();
    await page.getByRole('combobox', { name: words.attribute(1) }).selectOption('member.orders');
    await page.getByRole('textbox', { name: words.value(1) }).fill('0');
    // Enter adds a row, which is taken away again by Backspace where it is empty.
    await page.keyboard.press('Enter');
    await expect(page.getByRole('group', { name: words.row(2) })).toBeVisible();
    await page.getByRole('combobox', { name: words.attribute(2) }).selectOption('member.days');
    await page.getByRole('textbox', { name: words.value(2) }).press('Backspace');
    await expect(page.getByRole('group', { name: words.row(2) })).toBeHidden();
    await expect(page.getByText(words.readBack)).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: words.counted })).toBeAttached();
    await page.getByRole('button', { name: words.sample }).click();
    await expect(page.getByText(words.actual).first()).toBeAttached();
    await expectForEverybody(page, [1440, 390]);
    await page.getByRole('button', { name: words.publish, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: words.why }).fill('e2e');
    await dialog.getByRole('button', { name: words.publish, exact: true }).click();
    await expect(page.getByText(words.done)).toBeVisible();
    await expect(page.getByRole('heading', { name: words.trend })).toBeVisible();
    // What the worker does each minute is done at once; the page reads itself anew while something goes on.
    await refresh();
    await expect(page.getByText(words.refreshed, { exact: true })).toBeVisible();
    await page.getByRole('button', { name: words.now }).click();
    await expect(page.getByRole('row', { name: words.byHand })).toBeVisible();
    await refresh();
    await expect(page.getByText(words.refreshed, { exact: true })).toHaveCount(2);
    // What is done more rarely stands in a menu; by the keys.
    await page.getByRole('button', { name: words.more, exact: true }).press('Enter');
    await expect(page.getByRole('menuitem', { name: words.copy })).toBeVisible();
    await page.getByRole('menuitem', { name: words.pause }).press('Enter');
    await dialog.getByRole('textbox', { name: words.why }).fill('e2e');
    await dialog.getByRole('button', { name: words.pause }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('button', { name: words.now })).toBeHidden();
    await expectForEverybody(page, [1440, 390]);
  });
}

async function refresh(): Promise<void> {
  await doors();
  const { runSegments } = await import('@/lib/segments');
  await runSegments(() => new Date());
}
