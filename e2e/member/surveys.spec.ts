// Surveys and reviews as members meet them: question by question by keyboard, nothing lost, given once (S0-8.3, 4.L).
import { expect, expectForEverybody, LANGUAGES, test, visit, visitUntil } from '../fixtures';
import { doors } from '../people';

const WORDS = {
  'zh-CN': {
    next: '下一题',
    send: '提交',
    missing: '请回答这一题',
    stars: '5 星',
    second: '第 2 题，共 2 题',
    restored: '接着上次的继续',
    question: '为什么',
    thanks: '谢谢你的回答',
    given: '20 积分',
    answered: '你已经答过了',
  },
  en: {
    next: 'Next',
    send: 'Send',
    missing: 'Please answer this one',
    stars: '5 stars',
    second: 'Question 2 of 2',
    restored: 'Your last answers are still here',
    // Only said in Chinese: it stands for the other language too.
    question: '为什么',
    thanks: 'Thank you',
    given: '20 points',
    answered: 'You have answered this',
  },
} as const;

async function open(): Promise<string> {
  await doors();
  const { givenSurvey } = await import('@/lib/surveys/testing/surveys');
  return givenSurvey();
}

for (const language of LANGUAGES) {
  const words = WORDS[language];
  test(`a survey is answered by keyboard, outlives a reload, gives once and is then answered (${language})`, async ({
    page,
    member,
    speak,
  }) => {
    await speak(language);
    await member();
    const survey = await open();
    const next = page.getByRole('button', { name: words.next });
    await visitUntil(page, `/surveys/${survey}`, next);
    await expect(next).toBeEnabled();
    await next.press('Enter');
    await expect(page.getByText(words.missing)).toBeVisible();
    await expectForEverybody(page, [320, 390]);
    await page.getByRole('radio', { name: words.stars }).press('Space');
    await page.getByRole('radio', { name: words.stars }).press('Enter');
    await expect(page.getByText(words.second)).toBeVisible();
    await page.getByRole('textbox', { name: words.question }).fill('好用');
    await page.goBack();
    await expect(page.getByRole('radio', { name: words.stars })).toBeChecked();
    await page.reload();
    await expect(page.getByText(words.restored)).toBeVisible();
    await expect(page.getByRole('radio', { name: words.stars })).toBeChecked();
    await next.click();
    await expect(page.getByRole('textbox', { name: words.question })).toHaveValue('好用');
    await expectForEverybody(page, [320, 390]);
    await page.getByRole('button', { name: words.send }).click();
    await expect(page.getByRole('heading', { name: words.thanks })).toBeFocused();
    await expect(page.getByText(words.given).first()).toBeVisible();
    await expectForEverybody(page, [390]);
    await visit(page, `/surveys/${survey}`);
    await expect(page.getByText(words.answered)).toBeVisible();
    await visit(page, '/surveys');
    await expectForEverybody(page, [320, 390]);
  });
}

test('a received line is reviewed in its order, once, and what it gave goes back with it', async ({
  page,
  member,
  operator,
  speak,
}) => {
  await speak('zh-CN');
  const { id } = await member();
  await doors();
  const { givenOrder } = await import('@/lib/behaviours/testing/people');
  const { pool } = await import('@/lib/platform/db');
  const { publicId } = await import('@/lib/kernel/id');
  const { randomUUID } = await import('node:crypto');
  const number = await givenOrder(id, new Date().toISOString(), [100], 'completed', `e2e-review-${randomUUID()}`);
  const { rows } = await pool().query('SELECT "id" FROM "Order" WHERE "externalId" = $1', [number]);
  await visit(page, `/orders/${publicId('order', rows[0].id)}`);
  await page.getByRole('button', { name: /^评价/ }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: '提交评价' }).click();
  await expect(sheet.getByText('请点亮星星')).toBeVisible();
  await sheet.getByRole('radio', { name: '4 星' }).press('Space');
  await sheet.getByRole('textbox').fill('很好用');
  await expectForEverybody(page, [320, 390]);
  await sheet.getByRole('button', { name: '提交评价' }).click();
  await expect(page.getByText('很好用')).toBeVisible();
  await expect(page.getByText('得到 5 积分、10 成长值')).toBeVisible();
  await operator('operator');
  await visit(page, `/console/reviews?q=${number}`);
  await page.getByRole('row').filter({ hasText: '很好用' }).click();
  await page.getByRole('button', { name: '隐藏评价' }).click();
  const dialog = page.getByRole('dialog').last();
  await dialog.getByRole('textbox').fill('广告内容');
  await dialog.getByRole('button', { name: '隐藏评价', exact: true }).click();
  await expect(page.getByText('评价已隐藏')).toBeVisible();
  await expectForEverybody(page, [390, 1440]);
});
