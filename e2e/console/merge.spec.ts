import { publicId } from '../../lib/kernel/id';
import { expect, expectAccessible, LANGUAGES, test, visit } from '../fixtures';
import { doors, newMobile } from '../people';

const WORDS = {
  'zh-CN': {
    merge: '合并',
    title: '合并会员',
    maybe: '可能是同一个人',
    take: '采用',
    reason: '原因',
    short: '请写明原因，至少 4 个字。',
    why: '同一位顾客的两张卡',
    record: '并入了',
    split: '拆分',
    splitDone: '已恢复为单独的会员',
    was: '这位会员已并入另一位会员',
    together: '合并后',
    locked: '你还不能查看合并会员',
  },
  en: {
    merge: 'Merge',
    title: 'Merge members',
    maybe: 'Perhaps the same person',
    take: 'Take',
    reason: 'Reason',
    short: 'Say why, in at least 4 characters.',
    why: 'Two cards of one customer',
    record: 'Merged in:',
    split: 'Split',
    splitDone: 'is a member of its own again',
    was: 'This member was merged into another',
    together: 'Afterwards',
    locked: 'Merge members',
  },
} as const;

/** Two cards of one person: the same e-mail, each with points of its own for joining. */
async function twoCards() {
  const { enrolment } = await doors();
  const mark = `${Date.now().toString(36)}${newMobile().slice(-4)}`;
  const actor = { kind: 'system', name: 'e2e' } as const;
  const items = ['a', 'b'].map((side) => ({
    mobile: newMobile(),
    name: side === 'a' ? '林晓雯' : '林雯',
    email: `lin-${mark}@example.com`,
    externalId: `MRG-${mark}-${side}`,
    registeredAt: new Date(Date.now() - 40 * 86_400_000),
  }));
  const outcomes = await enrolment.enrolMembers(items, { actor, now: new Date() });
  return outcomes.map((outcome) => {
    if (!outcome.ok) throw outcome.refusal;
    return `/console/members/${publicId('member', outcome.value.memberId)}`;
  });
}

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test(`two cards of one person become one and are separated again, ${language}`, async ({ page, operator, speak }) => {
    test.slow();
    const [stays = '', goes = ''] = await twoCards();
    await speak(language);
    await operator('service');
    await visit(page, stays);
    await expect(page.getByText(words.maybe).first()).toBeVisible();
    await page.getByRole('link', { name: words.merge, exact: true }).click();
    await expect(page.getByRole('heading', { name: words.title })).toBeVisible();
    await page.getByRole('main').getByRole('list').getByRole('link').first().click();
    await expect(page.getByRole('columnheader', { name: words.together })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('radio', { name: words.take }).first().check();
    await page.getByRole('button', { name: words.merge, exact: true }).click();
    await expect(page.getByText(words.short)).toBeVisible();
    await page.getByRole('textbox', { name: words.reason }).fill(words.why);
    await page.getByRole('button', { name: words.merge, exact: true }).click();
    await expect(page.getByText(words.record)).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: '林*' })).toBeVisible();
    await expect(page.getByText(words.why).first()).toBeVisible();
    await expectAccessible(page);
    await visit(page, goes);
    await expect(page.getByText(words.was)).toBeVisible();
    await visit(page, stays);
    await page.getByRole('button', { name: words.split }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: words.reason }).fill(words.why);
    await dialog.getByRole('button', { name: words.split }).click();
    await expect(page.getByText(words.splitDone)).toBeVisible();
    await visit(page, goes);
    await expect(page.getByText(words.was)).toBeHidden();
  });
}

test('who may not merge members sees no way to it', async ({ page, operator, speak }) => {
  const [stays = ''] = await twoCards();
  await speak('zh-CN');
  await operator('operator');
  await visit(page, stays);
  await expect(page.getByRole('link', { name: '合并', exact: true })).toBeHidden();
  await visit(page, `${stays}/merge`);
  await expect(page.getByText('你还不能查看').first()).toBeVisible();
});
