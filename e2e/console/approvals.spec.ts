import type { Page } from '@playwright/test';
import { publicId } from '../../lib/kernel/id';
import { expect, expectAccessible, expectForEverybody, LANGUAGES, test, visit } from '../fixtures';
import { doors, enrol } from '../people';

const WORDS = {
  'zh-CN': {
    open: '调整积分',
    amount: '数量',
    take: '扣减',
    reason: '原因',
    goodwill: '致歉补偿',
    note: '备注',
    submit: '调整',
    ask: '提交审批',
    missing: '请填写数量，至少为 1。',
    after: /当前 50，调整后 250/,
    needs: /超过 1,000，需要另一位同事批准/,
    short: /还差 10/,
    done: '已调整',
    asked: '已提交审批',
    title: '审批',
    request: '调整积分 +2,000',
    mine: '我发起的',
    own: '这是你的申请',
    withdraw: '撤回',
    withdrawn: '已撤回',
    approve: '批准',
    approved: '已批准并执行',
    reject: '驳回',
    rejected: '已驳回',
    whyNot: '请写明驳回的原因，至少 2 个字。',
    decision: '处理意见',
    locked: '你还不能查看审批',
    waiting: /\d+ 待审/,
    ownAccount: '这是你本人或家人的账户，请由其他同事调整。',
    code: '会员卡号',
    declare: '申报',
    declared: '已申报',
  },
  en: {
    open: 'Adjust points',
    amount: 'How much',
    take: 'Take',
    reason: 'Reason',
    goodwill: 'Goodwill',
    note: 'Note',
    submit: 'Adjust',
    ask: 'Ask for approval',
    missing: 'Say how much, at least 1.',
    after: /50 now, 250 afterwards/,
    needs: /Above 1,000: somebody else approves it first/,
    short: /10 too few/,
    done: 'Adjusted',
    asked: 'Waiting for approval',
    title: 'Approvals',
    request: 'Change points +2,000',
    mine: 'Asked by me',
    own: 'You asked for this',
    withdraw: 'Withdraw',
    withdrawn: 'Withdrawn',
    approve: 'Approve',
    approved: 'Approved and done',
    reject: 'Reject',
    rejected: 'Rejected',
    whyNot: 'Write why you reject it, at least 2 characters.',
    decision: 'Note',
    locked: 'Approvals',
    waiting: /\d+ waiting/,
    ownAccount: 'This account is yours or of your household: somebody else changes it.',
    code: 'Member code',
    declare: 'Declare',
    declared: 'Declared',
  },
} as const;
type Words = (typeof WORDS)[keyof typeof WORDS];

async function someone() {
  const { id } = await enrol();
  const { db } = await doors();
  const { memberById } = await import('@/lib/members');
  const code = (await memberById(db.pool(), id))?.code ?? '';
  return { id, code, path: `/console/members/${publicId('member', id)}` };
}

/** Points as they are in the book. */
async function pointsOf(id: string): Promise<number> {
  const { db } = await doors();
  const { bookSummary } = await import('@/lib/ledger');
  return (await bookSummary(db.pool(), id, new Date())).points.available;
}

/** Fills the dialog in: how much, why, a note. */
async function fill(page: Page, words: Words, amount: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(words.amount).fill(amount);
  await dialog.getByRole('combobox', { name: words.reason }).click();
  await page.getByRole('option', { name: words.goodwill }).click();
  await dialog.getByRole('textbox', { name: words.note }).fill('包裹晚到三天');
}

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test.describe(`changing points by hand, ${language}`, () => {
    test.beforeEach(({ speak }) => speak(language));

    test('below the threshold is done at once and stands in the passbook with its reason', async ({
      page,
      operator,
    }) => {
      await operator('service');
      const one = await someone();
      await visit(page, one.path);
      await page.getByRole('button', { name: words.open }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: words.submit, exact: true }).click();
      await expect(dialog.getByRole('alert')).toHaveText(words.missing);
      await fill(page, words, '200');
      await expect(dialog.getByText(words.after)).toBeVisible();
      await expectAccessible(page);
      await dialog.getByRole('button', { name: words.submit, exact: true }).click();
      await expect(page.getByText(words.done, { exact: true })).toBeVisible();
      await expect(dialog).toHaveCount(0);
      expect(await pointsOf(one.id)).toBe(250);
      await visit(page, `${one.path}?tab=points`);
      const line = page.getByRole('row').filter({ hasText: words.goodwill });
      await expect(line).toContainText('+200');
    });

    test('what cannot be taken is said before it is sent', async ({ page, operator }) => {
      await operator('service');
      const one = await someone();
      await visit(page, one.path);
      await page.getByRole('button', { name: words.open }).click();
      await page.getByRole('dialog').getByText(words.take, { exact: true }).click();
      await fill(page, words, '60');
      await expect(page.getByText(words.short)).toBeVisible();
    });

    test('above the threshold somebody else approves, and the author cannot', async ({ page, operator }) => {
      await operator('service');
      const one = await someone();
      await visit(page, one.path);
      await page.getByRole('button', { name: words.open }).click();
      await fill(page, words, '2000');
      await expect(page.getByText(words.needs)).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('dialog').getByRole('button', { name: words.ask }).click();
      await expect(page.getByText(words.asked, { exact: true })).toBeVisible();
      expect(await pointsOf(one.id)).toBe(50);

      await visit(page, `/console/approvals?view=mine&q=${one.code}`);
      await page.getByRole('row').filter({ hasText: words.request }).getByText(words.request).click();
      const beside = page.getByRole('complementary', { name: `${words.request} · ${one.code}` });
      await expect(beside.getByText(words.own, { exact: true })).toBeVisible();
      await expect(beside.getByRole('button', { name: words.approve })).toHaveCount(0);
      await expectAccessible(page);

      await operator('approver');
      await visit(page, `/console/approvals?q=${one.code}`);
      await expect(page.getByRole('link', { name: words.waiting })).toBeVisible();
      await page.getByRole('row').filter({ hasText: words.request }).getByText(words.request).click();
      await expect(beside).toContainText('50');
      await expect(beside).toContainText('2,050');
      await expectAccessible(page);
      await beside.getByRole('button', { name: words.approve }).click();
      await expect(page.getByText(words.approved)).toBeVisible();
      expect(await pointsOf(one.id)).toBe(2_050);
    });

    test('a rejection needs a reason and moves nothing; a request can be taken back', async ({ page, operator }) => {
      const one = await someone();
      const maker = await operator('service');
      const ask = async () => {
        const { execute, systemCaller, access } = await doors();
        const { adjustPointsCommand } = await import('@/lib/adjustments');
        const actor = await access.staffActor(maker.id);
        if (actor === null) throw new Error('nobody');
        const input = {
          id: publicId('member', one.id),
          points: 2_000,
          reason: '晚到',
          reasonCode: 'goodwill' as const,
        };
        await execute(adjustPointsCommand, { ...systemCaller('e2e'), actor }, input);
      };
      await ask();
      await operator('approver');
      await visit(page, `/console/approvals?q=${one.code}`);
      await page.getByText(words.request).click();
      await page.getByRole('button', { name: words.reject }).click();
      await expect(page.getByRole('complementary').getByRole('alert')).toHaveText(words.whyNot);
      await page.getByRole('complementary').getByRole('textbox', { name: words.decision }).fill('没有凭据');
      await page.getByRole('button', { name: words.reject }).click();
      await expect(page.getByText(words.rejected, { exact: true }).first()).toBeVisible();
      expect(await pointsOf(one.id)).toBe(50);
      await ask();
      const { signIn } = await import('../people');
      await signIn(page.context(), new URL(page.url()).origin, 'staff', maker.id);
      await visit(page, `/console/approvals?view=mine&filter=state:requested&q=${one.code}`);
      await page.getByText(words.request).click();
      await page.getByRole('button', { name: words.withdraw }).click();
      await expect(page.getByText(words.withdrawn, { exact: true }).first()).toBeVisible();
    });

    test('nobody changes his own account, and who may not sees no way to', async ({ page, operator }) => {
      const who = await operator('service');
      const { enrolment } = await doors();
      const actor = { kind: 'system', name: 'e2e' } as const;
      const [made] = await enrolment.enrolMembers([{ email: who.email }], { actor, now: new Date() });
      if (made?.ok !== true) throw new Error('could not enrol');
      const path = `/console/members/${publicId('member', made.value.memberId)}`;
      await visit(page, path);
      await expect(page.getByRole('button', { name: words.open })).toBeDisabled();
      await expect(page.getByText(words.ownAccount).first()).toBeAttached();
      await operator('auditor');
      await visit(page, path);
      await expect(page.getByRole('button', { name: words.open })).toHaveCount(0);
      await operator('developer');
      await visit(page, '/console/approvals');
      await expect(page.getByRole('heading', { name: words.locked })).toBeVisible();
      expect((await page.request.get('/api/console/approvals')).status()).toBe(403);
    });

    test('an account of the household is declared by its card, and then closed to oneself', async ({
      page,
      operator,
    }) => {
      await operator('service');
      const one = await someone();
      await visit(page, '/console/account');
      await page.getByRole('textbox', { name: words.code }).fill(one.code);
      await page.getByRole('button', { name: words.declare, exact: true }).click();
      await expect(page.getByText(words.declared, { exact: true })).toBeVisible();
      await expect(page.getByRole('listitem').filter({ hasText: one.code })).toBeVisible();
      await expectAccessible(page);
      await visit(page, one.path);
      await expect(page.getByRole('button', { name: words.open })).toBeDisabled();
    });

    test('is for everybody', async ({ page, operator }) => {
      await operator('operator');
      const one = await someone();
      for (const path of ['/console/approvals?view=all', '/console/ledger', one.path]) {
        await visit(page, path);
        const row = page.getByRole('row').nth(1);
        await expect(row.or(page.getByRole('heading', { level: 3 }).first())).toBeVisible();
        await expectForEverybody(page, [1440, 390]);
      }
    });
  });
}

test('the keys A and L lead to approvals and the ledger', async ({ page, operator, speak }) => {
  test.slow();
  await speak('en');
  await operator('operator');
  await visit(page, '/console/ledger');
  const press = async (key: string, path: string) => {
    // The page is drawn before its keys are heard.
    await expect(async () => {
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await page.waitForURL(path, { timeout: 2_000 });
    }).toPass();
  };
  await press('a', '/console/approvals');
  await press('l', '/console/ledger');
});
