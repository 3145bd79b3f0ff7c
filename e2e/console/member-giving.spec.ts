import { publicId } from '../../lib/kernel/id';
import { expect, expectAccessible, expectForEverybody, LANGUAGES, test, visit } from '../fixtures';
import { doors } from '../people';

const WORDS = {
  'zh-CN': {
    write: '写消息',
    title: '标题',
    text: '内容',
    send: '发送',
    sent: '已发送',
    unread: '未读',
    withdraw: '撤回',
    withdrawn: '已撤回',
    hidden: '未展示',
    give: '发券',
    act: '发放',
    done: '已发放',
    undo: '收回',
    back: '已收回',
    which: '券批次',
    voided: '已作废',
    note: '说明',
  },
  en: {
    write: 'Write a message',
    title: 'Title in Chinese',
    text: 'Text in Chinese',
    send: 'Send',
    sent: 'Sent',
    unread: 'Unread',
    withdraw: 'Take back',
    withdrawn: 'Taken back',
    hidden: 'Not shown',
    give: 'Give a coupon',
    act: 'Give',
    done: 'Given',
    undo: 'Take back',
    back: 'Taken back',
    which: 'Batch',
    voided: 'Voided',
    note: 'Note',
  },
} as const;

/** A live batch, by the name by which it is chosen. */
async function givenBatch(): Promise<string> {
  const { execute, systemCaller } = await doors();
  const { createCouponBatch } = await import('@/lib/coupons');
  const name = `礼券 ${Math.random().toString(36).slice(2, 8)}`;
  const brief = { type: 'amount_off', value: 500, threshold: 1_000, validity: { days: 7 } };
  await execute(createCouponBatch, systemCaller('e2e'), { name: { zh: name, en: name }, ...brief });
  return name;
}

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test(`a message is written to one member and taken back, a coupon given and taken back, ${language}`, async ({
    page,
    member,
    operator,
    speak,
  }) => {
    test.slow();
    await speak(language);
    const { id } = await member();
    const batch = await givenBatch();
    await operator('service');
    const file = `/console/members/${publicId('member', id)}`;

    await test.step('the message', async () => {
      await visit(page, `${file}?tab=messages`);
      await page.getByRole('button', { name: words.write }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(words.title).first().fill('关于您的来电');
      await dialog.getByLabel(words.text).first().fill('积分已核对，余额无误。');
      await dialog.getByRole('textbox', { name: words.note }).fill('he called');
      await expectAccessible(page);
      await dialog.getByRole('button', { name: words.send }).click();
      await expect(page.getByText(words.sent)).toBeVisible();
      const line = page.getByRole('listitem').filter({ hasText: '关于您的来电' });
      await expect(line).toContainText(words.unread);
      await expectForEverybody(page, [320, 1440]);
      await line.getByRole('button', { name: words.withdraw }).click();
      await page.getByRole('dialog').getByRole('textbox', { name: words.note }).fill('the wrong person');
      await page.getByRole('dialog').getByRole('button', { name: words.withdraw }).click();
      await expect(line).toContainText(words.hidden);
    });

    await test.step('the coupon', async () => {
      await visit(page, `${file}?tab=coupons`);
      await page.getByRole('button', { name: words.give }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: words.which }).fill(batch);
      await page.getByRole('option', { name: batch }).click();
      await dialog.getByRole('textbox', { name: words.note }).fill('a late parcel');
      await dialog.getByRole('button', { name: words.act, exact: true }).click();
      await expect(page.getByRole('row').filter({ hasText: batch })).toBeVisible();
      await page.getByText(words.done, { exact: true }).waitFor();
      await page.getByRole('button', { name: words.undo }).last().click();
      await expect(page.getByRole('row').filter({ hasText: batch })).toContainText(words.voided);
    });
  });
}
