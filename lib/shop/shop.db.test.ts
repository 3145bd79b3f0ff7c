import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { syncProducts } from '@/lib/catalog';
import { givenBatch, givenMembers } from '@/lib/coupons/testing/people';
import { publicId, requireId } from '@/lib/kernel/id';
import { bookSummary } from '@/lib/ledger';
import { newestOrders, orderStory } from '@/lib/orders';
import { couponState, givenCoupon, givenPoints } from '@/lib/orders/testing/quoted';
import { type Command, execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { shopCart } from './cart';
import { chooseCommand, putInCartCommand } from './commands/cart';
import { cancelCommand, payCommand, placeCommand } from './commands/place';
import { previewRefundCommand, refundOwnCommand } from './commands/refund';
import { shopShelf } from './goods';

// Not the tests' usual moment: the shop's commands are asked now, like a browser would.
const NOW = new Date();

const as = <O>(memberId: string, command: Command<never, O>, input: unknown): Promise<O> =>
  execute(command, { ...systemCaller('test', NOW), actor: { kind: 'member', id: memberId } }, input);
const put = (memberId: string, sku: string, quantity: number) =>
  as(memberId, putInCartCommand as never, { sku, quantity });
const cartOf = (memberId: string) => shopCart(pool(), { memberId, now: NOW });
const pointsOf = async (memberId: string) => (await bookSummary(pool(), memberId, NOW)).points.available;

const mode = process.env.DEMO_MODE;

beforeAll(async () => {
  process.env.DEMO_MODE = 'on';
  await installStandardProgram(pool());
  const goods = (code: string, amount: number, more: object = {}) => ({
    code,
    nameZh: `商品${code}`,
    nameEn: `Goods ${code}`,
    category: 'home',
    skus: [{ code, prices: [{ kind: 'list', amount }], ...more }],
  });
  await execute(syncProducts, systemCaller('test', new Date(NOW.getTime() - 60_000)), {
    products: [
      goods('SHOP-A', 10_000),
      goods('SHOP-B', 3_333),
      { ...goods('SHOP-C', 100), skus: [{ code: 'SHOP-C' }] },
    ],
  });
});
afterAll(async () => {
  if (mode === undefined) delete process.env.DEMO_MODE;
  else process.env.DEMO_MODE = mode;
  await closeDatabase();
});

/** A member with a coupon, points, and three A and two B in the cart. */
async function aBuyer(): Promise<{ member: string; coupon: string }> {
  const [member = ''] = await givenMembers(1);
  const batch = await givenBatch({ params: { threshold: 20_000, off: 5_000 }, claimFrom: new Date(0) }, new Date(0));
  const coupon = await givenCoupon(member, batch, NOW);
  await givenPoints(member, 5_000);
  await put(member, 'SHOP-A', 3);
  await put(member, 'SHOP-B', 2);
  return { member, coupon };
}

/** Places the member's cart as it is quoted now, and answers the id of the order. */
async function placed(member: string): Promise<string> {
  const { quoted } = await cartOf(member);
  const quote = publicId('quote', quoted?.quoteId ?? '');
  return (await as<{ order: string }>(member, placeCommand as never, { quote })).order;
}

const storyOf = async (member: string, order: string) =>
  (await orderStory(pool(), member, requireId('order', order))) ?? expect.fail('no order');

describe('a cart', () => {
  test('is what was said last, and holds only what is sold at a price', async () => {
    const [member = ''] = await givenMembers(1);
    await put(member, 'SHOP-A', 2);
    await put(member, 'SHOP-A', 2);
    await put(member, 'SHOP-B', 1);
    await put(member, 'SHOP-B', 0);
    await expect(put(member, 'SHOP-C', 1)).rejects.toMatchObject({ code: 'not_sold' });
    expect((await cartOf(member)).lines).toMatchObject([{ sku: 'SHOP-A', quantity: 2 }]);
    const { products } = await shopShelf(
      pool(),
      { q: 'SHOP-', categories: null, after: null, limit: 9 },
      { memberId: member, now: NOW },
    );
    expect(products.map(({ code }) => code)).toEqual(['SHOP-A', 'SHOP-B']);
  });

  test('takes more than there is of points down to what may be used', async () => {
    const { member } = await aBuyer();
    await as(member, chooseCommand as never, { coupons: [], points: 1_000_000 });
    const { quoted } = await cartOf(member);
    expect(quoted?.priced.tender.points).toBe(quoted?.priced.tender.pointsMax);
    expect(quoted?.priced.tender.points).toBeGreaterThan(0);
  });
});

describe('an order of the shop', () => {
  test('costs and uses what its quote said, once, however often it is placed and paid', async () => {
    const { member, coupon } = await aBuyer();
    await as(member, chooseCommand as never, { coupons: [], points: 1_000 });
    const { quoted } = await cartOf(member);
    const { totals, tender } = quoted?.priced ?? expect.fail('no quote');
    const quote = publicId('quote', quoted?.quoteId ?? '');
    const before = await pointsOf(member);
    const orders = await Promise.all([1, 2].map(() => as<{ order: string }>(member, placeCommand as never, { quote })));
    expect(new Set(orders.map(({ order }) => order)).size).toBe(1);
    const order = orders[0]?.order ?? '';
    expect(await couponState(coupon)).toMatchObject({ state: 'HELD' });
    expect((await cartOf(member)).lines).toEqual([]);
    for (const _ of [1, 2]) await as(member, payCommand as never, { order });
    const story = await storyOf(member, order);
    expect(story.status).toBe('paid');
    expect(story.goods + story.freight - story.tender).toBe(totals.payable);
    expect(story.earned?.points.granted).toBe(quoted?.priced.earn?.points.granted);
    expect(await couponState(coupon)).toMatchObject({ state: 'USED' });
    expect(before - (await pointsOf(member))).toBe(tender.points);
  });

  test('that is given up holds nothing any more', async () => {
    const { member, coupon } = await aBuyer();
    const before = await pointsOf(member);
    const order = await placed(member);
    for (const _ of [1, 2]) await as(member, cancelCommand as never, { order });
    expect(await couponState(coupon)).toMatchObject({ state: 'CLAIMED' });
    expect(await pointsOf(member)).toBe(before);
    await expect(as(member, payCommand as never, { order })).rejects.toMatchObject({ code: 'order_cancelled' });
  });

  test("is nobody else's, neither to place nor to pay nor to give back", async () => {
    const { member } = await aBuyer();
    const [other = ''] = await givenMembers(1);
    const { quoted } = await cartOf(member);
    const quote = publicId('quote', quoted?.quoteId ?? '');
    await expect(as(other, placeCommand as never, { quote })).rejects.toMatchObject({ code: 'quote_not_found' });
    const order = await placed(member);
    await expect(as(other, payCommand as never, { order })).rejects.toMatchObject({ code: 'order_not_found' });
    const lines = [{ id: 'SHOP-A', quantity: 1 }];
    await expect(as(other, previewRefundCommand as never, { order, lines })).rejects.toMatchObject({
      code: 'order_not_found',
    });
  });
});

describe('giving back a part', () => {
  type Told = { amount: number; pointsBack: number; pointsTaken: number; lines: unknown };

  test('does exactly what its preview told, once (N3)', async () => {
    const { member } = await aBuyer();
    await as(member, chooseCommand as never, { coupons: [], points: 1_000 });
    const order = await placed(member);
    await as(member, payCommand as never, { order });
    const lines = [{ id: 'SHOP-A', quantity: 2 }];
    const told = await as<Told>(member, previewRefundCommand as never, { order, lines });
    expect(await as(member, previewRefundCommand as never, { order, lines })).toEqual(told);
    expect(told.pointsBack).toBeGreaterThan(0);
    const asked = { order, lines, key: 'one-intention', told };
    expect(await as(member, refundOwnCommand as never, asked)).toEqual(told);
    expect(await as(member, refundOwnCommand as never, asked)).toEqual(told);
    const { refunds } = await storyOf(member, order);
    expect(refunds.map(({ amount }) => amount)).toEqual([told.amount]);
    const id = requireId('order', order);
    expect((await newestOrders(pool(), member)).find((one) => one.id === id)?.back).toBe(told.amount);
  });

  test('does nothing when a figure is not what was told', async () => {
    const { member } = await aBuyer();
    const order = await placed(member);
    await as(member, payCommand as never, { order });
    const lines = [{ id: 'SHOP-B', quantity: 1 }];
    const told = await as<Told>(member, previewRefundCommand as never, { order, lines });
    const asked = { order, lines, key: 'another-intention', told: { ...told, amount: told.amount + 1 } };
    await expect(as(member, refundOwnCommand as never, asked)).rejects.toMatchObject({ code: 'refund_changed' });
    expect((await storyOf(member, order)).refunds).toEqual([]);
  });
});

test('the shop is closed wherever its payments would be taken in earnest', async () => {
  const [member = ''] = await givenMembers(1);
  process.env.DEMO_MODE = 'off';
  try {
    await expect(put(member, 'SHOP-A', 1)).rejects.toMatchObject({ code: 'shop_closed', status: 404 });
  } finally {
    process.env.DEMO_MODE = 'on';
  }
});
