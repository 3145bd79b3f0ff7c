import type { Page } from '@playwright/test';
import { publicId } from '@/lib/kernel/id';
import { expect, expectForEverybody, LANGUAGES, test, visit } from '../fixtures';
import { doors } from '../people';

const WORDS = {
  'zh-CN': {
    sms: '优惠与新品：短信',
    given: '已同意',
    orders: '站内信提醒：订单',
    ask: '申请导出',
    making: /正在准备/,
    read: '阅读版',
    row: '注销账户',
    points: '积分',
    send: '发送验证码到我的手机',
    demo: /演示验证码 (\d{6})/,
    code: '验证码',
    close: '注销账户',
    open: /^账户将于 .+ 注销$/,
    keep: '保留账户',
    kept: '账户已保留',
    again: /隐私政策已更新|请阅读我们的隐私政策/,
    accept: '我同意',
    headline: '成为这里的常客',
    do: '代为注销…',
    doIt: '代为注销',
    note: '说明',
    waiting: '冷静期',
    erased: '已注销会员',
  },
  en: {
    sms: 'Offers and news: Text message',
    given: 'Agreed',
    orders: 'Messages in your inbox: Orders',
    ask: 'Ask for my data',
    making: /Is being made/,
    read: 'To read',
    row: 'Close my account',
    points: 'Points',
    send: 'Send a code to my mobile',
    demo: /Demo code (\d{6})/,
    code: 'Code',
    close: 'Close my account',
    open: /^Your account closes on /,
    keep: 'Keep my account',
    kept: 'Your account stays',
    again: /Our privacy policy has a new text|Please read our privacy policy/,
    accept: 'I agree',
    headline: 'Become a regular',
    do: 'Close the account…',
    doIt: 'Close the account',
    note: 'Note',
    waiting: 'Waiting',
    erased: 'Erased member',
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test(`a member says what he wants to hear, takes his data, leaves, stays, and is gone at last, ${language}`, async ({
    page,
    member,
    operator,
    speak,
  }) => {
    test.slow();
    await speak(language);
    const { id } = await member();
    const { db } = await doors();
    const privacy = await import('@/lib/privacy');

    await visit(page, '/me/privacy');
    await expectForEverybody(page, [390]);
    await turn(page, words.sms, true);
    await turn(page, words.orders, false);
    await page.reload();
    await expect(page.getByRole('switch', { name: words.sms })).toBeChecked();
    await expect(page.getByRole('switch', { name: words.orders })).not.toBeChecked();
    await expect(page.getByRole('listitem').filter({ hasText: words.sms }).getByText(words.given)).toBeVisible();

    await page.getByRole('button', { name: words.ask }).click();
    await expect(page.getByText(words.making)).toBeVisible();
    await privacy.makeExports(() => new Date());
    await page.reload();
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: words.read }).click();
    expect((await file).suggestedFilename()).toMatch(/\.html$/);

    await page.getByRole('link', { name: words.row }).click();
    await expect(page.getByRole('heading', { level: 1, name: words.close })).toBeVisible();
    await expect(page.getByRole('term').filter({ hasText: words.points })).toBeVisible();
    await expectForEverybody(page, [390]);
    await page.getByRole('button', { name: words.send }).click();
    const code = words.demo.exec((await page.getByText(words.demo).textContent()) ?? '')?.[1] ?? '';
    await page.getByLabel(words.code, { exact: true }).fill(code);
    await page.getByRole('button', { name: words.close }).click();
    await expect(page.getByText(words.open)).toBeVisible();
    await page.goto('/');
    await expect(page.getByText(words.open)).toBeVisible();
    await page.getByRole('button', { name: words.keep }).click();
    await expect(page.getByText(words.open)).toBeHidden();

    await operator('service');
    const who = publicId('member', id);
    await page.setViewportSize({ width: 1440, height: 900 });
    await visit(page, `/console/members/${who}?tab=privacy`);
    await expect(page.getByText(words.given).first()).toBeVisible();
    await expectForEverybody(page, [1440]);
    await page.getByRole('button', { name: words.do }).click();
    await page.getByRole('dialog').getByLabel(words.note).fill('The member called, verified');
    await page.getByRole('dialog').getByRole('button', { name: words.doIt, exact: true }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.goto(`/console/privacy?q=${who}`);
    await expect(page.getByRole('row').filter({ hasText: words.waiting }).first()).toBeVisible();

    // The days to think it over pass for this member alone.
    await db.pool().query(
      `UPDATE "Closing" SET "dueAt" = now() - interval '1 minute', "nextAt" = now() - interval '1 minute'
       WHERE "memberId" = $1 AND "state" = 'cooling'`,
      [id],
    );
    await privacy.closeAccounts(new Date());
    await expect(async () => {
      await page.goto(`/console/privacy?q=${who}`);
      await expect(page.getByRole('row').filter({ hasText: words.erased }).first()).toBeVisible({ timeout: 4_000 });
    }).toPass();
    await expectForEverybody(page, [1440]);
    await page.goto(`/console/members/${who}`);
    await expect(page.getByRole('heading', { level: 1, name: words.erased })).toBeVisible();
    await page.goto('/me/privacy');
    await expect(page.getByRole('heading', { name: words.headline })).toBeVisible();
  });

  test(`a new text of the policy is asked for at the next visit, and can be read by everybody, ${language}`, async ({
    page,
    member,
    speak,
  }) => {
    await speak(language);
    await page.goto('/policy');
    await expectForEverybody(page, [390]);
    const { id } = await member();
    const { db } = await doors();
    // As a member from a file, who was asked nothing.
    await db.pool().query(`DELETE FROM "Consent" WHERE "memberId" = $1`, [id]);
    await visit(page, '/');
    await expect(page.getByText(words.again)).toBeVisible();
    await expectForEverybody(page, [390]);
    await page.getByRole('button', { name: words.accept }).click();
    await expect(page.getByText(words.again)).toBeHidden();
    await page.reload();
    await expect(page.getByText(words.again)).toBeHidden();
  });
}

/** Turns a switch and waits until it was kept. */
async function turn(page: Page, name: string, on: boolean): Promise<void> {
  await page.getByRole('switch', { name }).click();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await expect(page.getByRole('switch', { name })).toBeChecked({ checked: on });
}
