// A refund above what the shop gives back at once: asked for by the member, decided at the desk, told to both (4.D, N3).
import { randomInt } from 'node:crypto';
import { publicId } from '@/lib/kernel/id';
import { expect, expectForEverybody, LANGUAGES, test, visit } from '../fixtures';
import { stock } from '../member/stocking';
import { doors } from '../people';

const PRICE = 300_000;

const WORDS = {
  'zh-CN': {
    ask: '申请退款',
    more: (name: string) => `增加 ${name}`,
    why: '退款原因',
    send: '提交退款申请',
    open: /退款申请处理中/,
    approve: /^同意并退款/,
    approved: '已退款',
    granted: '退款申请已通过，退回 ¥2,995.00',
    refuse: '拒绝',
    reason: '原因',
    short: '请至少写两个字，说明为什么不能退。',
    refused: '已拒绝，会员可以看到原因',
    told: '退款申请未通过',
  },
  en: {
    ask: 'Ask for a refund',
    more: (name: string) => `More of ${name}`,
    why: 'Why you want to give it back',
    send: 'Ask for the refund',
    open: /being decided/,
    approve: /^Grant and refund/,
    approved: 'Refunded',
    granted: 'Refund granted: ¥2,995.00',
    refuse: 'Refuse',
    reason: 'Reason',
    short: 'Say in at least two letters why not.',
    refused: 'Refused; the member can read why',
    told: 'Refund refused',
  },
} as const;

/** An order of two in the demo shop, paid; answers its public id. */
async function buyTwo(memberId: string, sku: string): Promise<string> {
  const { execute, systemCaller, db } = await doors();
  // The demo shop is open here as it is on the server.
  process.env.DEMO_MODE = 'on';
  const [{ shopCart }, { putInCartCommand }, { payCommand, placeCommand }] = await Promise.all([
    import('@/lib/shop'),
    import('@/lib/shop/commands/cart'),
    import('@/lib/shop/commands/place'),
  ]);
  const self = () => ({ ...systemCaller('e2e'), actor: { kind: 'member', id: memberId } as const });
  await execute(putInCartCommand, self(), { sku, quantity: 2 });
  const cart = () => shopCart(db.pool(), { memberId, now: new Date() });
  // What newcomers get is given behind their back.
  const hasCoupon = async () => (await cart()).quoted?.priced.applied.some(({ source }) => source.type === 'COUPON');
  await expect.poll(hasCoupon).toBe(true);
  const { quoted } = await cart();
  const quote = publicId('quote', quoted?.quoteId ?? '');
  const { order } = await execute(placeCommand, self(), { quote });
  await execute(payCommand, self(), { order });
  return order;
}

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test(`a refund that the shop does not give at once is asked for, granted or refused, ${language}`, async ({
    page,
    member,
    operator,
    speak,
  }) => {
    test.slow();
    await speak(language);
    const tag = randomInt(1_000_000);
    const name = { zh: `柚木桌${tag}`, en: `Teak table ${tag}` };
    const { id } = await member();
    const order = await buyTwo(id, await stock(name, PRICE));
    await operator('service');

    const ask = async (why: string) => {
      await visit(page, `/orders/${order}`);
      await page.getByRole('link', { name: words.ask }).click();
      await page.getByRole('button', { name: words.more(name.zh) }).click();
      await page.getByRole('textbox', { name: words.why }).fill(why);
      await expectForEverybody(page, [320, 1440]);
      await page.getByRole('button', { name: words.send }).click();
      await expect(page.getByText(words.open)).toBeVisible();
      await visit(page, '/console/orders/requests');
      await page.getByRole('listitem').filter({ hasText: why }).getByRole('link').click();
      await expect(page.getByRole('button', { name: words.approve })).toBeVisible();
    };

    await ask(`尺寸不合适 ${tag}`);
    await expectForEverybody(page, [390, 1440]);
    await page.getByRole('button', { name: words.approve }).click();
    await expect(page.getByRole('button', { name: words.approve })).toBeHidden();
    await expect(page.getByText(words.approved).first()).toBeVisible();
    await visit(page, `/orders/${order}`);
    // The newcomer's ¥10 off was shared by both.
    await expect(page.getByText(words.granted)).toBeVisible();

    await ask(`颜色不喜欢 ${tag}`);
    await page.getByRole('button', { name: words.refuse }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: words.refuse }).click();
    await expect(dialog.getByText(words.short)).toBeVisible();
    await dialog.getByRole('textbox', { name: words.reason }).fill('已经使用过');
    await dialog.getByRole('button', { name: words.refuse }).click();
    await expect(page.getByText(words.refused).first()).toBeVisible();
    await visit(page, `/orders/${order}`);
    await expect(page.getByText(words.told)).toBeVisible();
    await expect(page.getByText(/已经使用过/)).toBeVisible();
  });
}
