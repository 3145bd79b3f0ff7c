import { expect, expectForEverybody, LANGUAGES, test, visit, visitUntil } from '../fixtures';

const WORDS = {
  'zh-CN': {
    title: '问卷',
    fresh: '新建问卷',
    code: '代码',
    nameZh: '名称（中文）',
    from: '开始时间',
    to: '结束时间',
    add: '添加题目',
    text: '题目（中文）',
    ready: '可以发布',
    publish: '发布',
    done: '已发布第 1 版',
    running: '进行中',
    close: '提前结束',
    closed: '由',
  },
  en: {
    title: 'Surveys',
    fresh: 'New survey',
    code: 'Code',
    nameZh: 'Name (Chinese)',
    from: 'From',
    to: 'Until',
    add: 'Add a question',
    text: 'Question (Chinese)',
    ready: 'Ready to publish',
    publish: 'Publish',
    done: 'Version 1 published',
    running: 'Running',
    close: 'Close early',
    closed: 'Closed early by',
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];
  test(`an operator writes, tries, publishes and closes a survey (${language})`, async ({ page, operator, speak }) => {
    await speak(language);
    await operator('operator');
    await visit(page, '/console/surveys');
    await expect(page.getByRole('heading', { name: words.title, exact: true })).toBeVisible();
    await expectForEverybody(page, [390, 1440]);
    await page.getByRole('link', { name: words.fresh }).click();
    const code = `e2e-${language.toLowerCase()}-${Date.now()}`;
    await page.getByRole('textbox', { name: words.code, exact: true }).first().fill(code);
    await page.getByRole('textbox', { name: words.nameZh }).fill('满意度');
    await page.getByLabel(words.from, { exact: true }).fill('2026-01-01T00:00');
    await page.getByLabel(words.to, { exact: true }).fill('2099-01-01T00:00');
    await page.getByRole('button', { name: words.add }).click();
    await page.getByRole('textbox', { name: words.text }).fill('你满意吗？');
    await expect(page.getByRole('group', { name: '你满意吗？' })).toBeVisible();
    await expect(page.getByText(words.ready)).toBeVisible();
    await expectForEverybody(page, [390, 1440]);
    await page.getByRole('button', { name: words.publish, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('e2e');
    await dialog.getByRole('button', { name: words.publish, exact: true }).click();
    await expect(page.getByText(words.done)).toBeVisible();
    await visitUntil(page, `/console/surveys/${code}`, page.getByText(words.running, { exact: true }));
    await expectForEverybody(page, [390, 1440]);
    await page.getByRole('button', { name: words.close }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('e2e');
    await page.getByRole('dialog').getByRole('button', { name: words.close, exact: true }).click();
    await expect(page.getByText(words.closed).first()).toBeVisible();
  });
}

test('the prize of a game is picked by its name, its code beside it, and the game is published', async ({
  page,
  operator,
  speak,
}) => {
  await speak('zh-CN');
  await operator('operator');
  await visit(page, '/console/games/new');
  const code = `e2e-game-${Date.now()}`;
  await page.getByRole('textbox', { name: '代码', exact: true }).first().fill(code);
  await page.getByRole('textbox', { name: '名称（中文）' }).fill('试玩');
  await page.getByRole('textbox', { name: '名称（英文）' }).fill('A try');
  await page.getByLabel('开始时间', { exact: true }).fill('2026-01-01T00:00');
  await page.getByLabel('结束时间', { exact: true }).fill('2099-01-01T00:00');
  for (const [place, name] of ['一等', '二等'].entries()) {
    await page.getByRole('button', { name: '添加奖品' }).click();
    const prize = page.getByRole('group', { name: /奖品/ }).nth(place);
    await prize.getByRole('textbox', { name: /中文/ }).fill(name);
    await prize.getByRole('textbox', { name: /英文/ }).fill(`Prize ${place}`);
  }
  const kind = page.getByRole('combobox', { name: '类型' }).first();
  await kind.selectOption({ label: '优惠券' });
  const batch = page.getByRole('combobox', { name: '券批次' });
  // One of the demo: those of other tests may be stopped meanwhile.
  const own = batch.locator('option').filter({ hasText: ' · demo_straight_off' });
  await expect(own).toHaveCount(1);
  await batch.selectOption((await own.getAttribute('value')) ?? '');
  await expectForEverybody(page, [390, 1440]);
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('e2e');
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByText('已发布第 1 版')).toBeVisible();
});
