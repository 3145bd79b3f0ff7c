import { expect, expectAccessible, expectForEverybody, LANGUAGES, test, visit } from '../fixtures';

import { hire, signIn } from '../people';

const WORDS = {
  'zh-CN': {
    open: '申请权限',
    reason: '用途',
    submit: '提交申请',
    short: '请用至少 4 个字说明用途',
    waiting: '已申请，等待管理员答复',
    refuse: '不同意',
    note: '说明',
    refused: '没有同意',
    again: '再次申请',
    mine: '我的权限申请',
  },
  en: {
    open: 'Request access',
    reason: 'What for',
    submit: 'Send the request',
    short: 'Say what for, in at least 4 characters',
    waiting: 'an administrator has not answered yet',
    refuse: 'Refuse',
    note: 'Note',
    refused: 'said no.',
    again: 'Ask again',
    mine: 'My requests for access',
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test(`who may not see a page asks for it from there, and hears what came of it, ${language}`, async ({
    page,
    context,
    baseURL,
    operator,
    speak,
  }) => {
    test.slow();
    await speak(language);
    const asker = await operator('finance');
    await visit(page, '/console/audit');
    await page.getByRole('button', { name: words.open }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: words.submit }).click();
    await expect(dialog.getByText(words.short)).toBeVisible();
    await dialog.getByLabel(words.reason).fill('the yearly audit of points');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: words.submit }).click();
    await expect(page.getByText(words.waiting)).toBeVisible();
    await expect(page.getByRole('button', { name: words.open })).toHaveCount(0);
    await visit(page, '/console/account');
    await expect(page.getByRole('list', { name: words.mine }).getByRole('listitem')).toHaveCount(1);

    await signIn(context, baseURL ?? '', 'staff', (await hire('admin')).id);
    await visit(page, '/console/access?tab=requests');
    const row = page.getByRole('row').filter({ hasText: asker.name });
    await expect(row).toContainText('the yearly audit of points');
    await expectForEverybody(page, [390, 1440]);
    await row.getByRole('button', { name: words.refuse }).click();
    const answer = page.getByRole('dialog');
    await answer.getByRole('textbox', { name: words.note }).fill('ask Ms Chen');
    await answer.getByRole('button', { name: words.refuse }).click();
    await expect(answer).toHaveCount(0);
    await expect(page.getByRole('row').filter({ hasText: asker.name })).toContainText('ask Ms Chen');

    await signIn(context, baseURL ?? '', 'staff', asker.id);
    await visit(page, '/console/audit');
    await expect(page.getByText(words.refused)).toContainText('ask Ms Chen');
    await expect(page.getByRole('button', { name: words.again })).toBeVisible();
    await expectForEverybody(page, [320, 390]);
  });
}
