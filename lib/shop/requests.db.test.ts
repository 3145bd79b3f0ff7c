import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { syncProducts } from '@/lib/catalog';
import { givenBatch, givenMembers } from '@/lib/coupons/testing/people';
import { decisionsOf } from '@/lib/decisions';
import type { Actor } from '@/lib/kernel/actor';
import { publicId, requireId } from '@/lib/kernel/id';
import { orderStory } from '@/lib/orders';
import { givenCoupon, givenPoints } from '@/lib/orders/testing/quoted';
import { type Command, execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { merge, split } from '@/lib/merging/testing/merging';
import { shopCart } from './cart';
import { askRefundCommand, withdrawRequestCommand } from './commands/ask-refund';
import { putInCartCommand } from './commands/cart';
import { approveRequestCommand, refuseRequestCommand } from './commands/decide-request';
import { payCommand, placeCommand } from './commands/place';
import { previewRefundCommand, refundOwnCommand } from './commands/refund';
import { latestRequest, refundRequest, refundRequests } from './requests';
import type { RefundTold } from './rules/refund-told';

// Paid now, asked back when the days of giving back by oneself are over.
const NOW = new Date();
const LATE = new Date(NOW.getTime() + 30 * 86_400_000);

const as = <O>(memberId: string, command: Command<never, O>, input: unknown, now = LATE): Promise<O> =>
  execute(command, { ...systemCaller('test', now), actor: { kind: 'member', id: memberId } }, input);
const aClerk = (name = '小叶', scope: Extract<Actor, { kind: 'staff' }>['scope'] = null): Actor => {
  const permissions = new Set(['refunds.write'] as const);
  return { kind: 'staff', id: newId(), name, roles: ['service'], permissions, scope };
};
const by = (actor: Actor) => ({ ...systemCaller('test', LATE), actor });
const mode = process.env.DEMO_MODE;

beforeAll(async () => {
  process.env.DEMO_MODE = 'on';
  await installStandardProgram(pool());
  const sku = (code: string, amount: number) => ({ code, prices: [{ kind: 'list' as const, amount }] });
  const goods = (code: string, amount: number) => ({ code, nameZh: code, nameEn: code, skus: [sku(code, amount)] });
  await execute(syncProducts, systemCaller('test', new Date(NOW.getTime() - 60_000)), {
    products: [goods('ASK-A', 10_000), goods('ASK-B', 3_333), goods('ASK-C', 300_000)],
  });
});
afterAll(async () => {
  if (mode === undefined) delete process.env.DEMO_MODE;
  else process.env.DEMO_MODE = mode;
  await closeDatabase();
});

/** A paid order of a member: three A and two B with a coupon. */
async function paid(skus: Record<string, number> = { 'ASK-A': 3, 'ASK-B': 2 }) {
  const [member = ''] = await givenMembers(1);
  const batch = await givenBatch({ params: { threshold: 20_000, off: 5_000 }, claimFrom: new Date(0) }, new Date(0));
  await givenCoupon(member, batch, NOW);
  await givenPoints(member, 5_000);
  for (const [sku, quantity] of Object.entries(skus))
    await as(member, putInCartCommand as never, { sku, quantity }, NOW);
  const { quoted } = await shopCart(pool(), { memberId: member, now: NOW });
  const quote = publicId('quote', quoted?.quoteId ?? '');
  const { order } = await as<{ order: string }>(member, placeCommand as never, { quote }, NOW);
  await as(member, payCommand as never, { order }, NOW);
  return { member, order };
}

const previewOf = (member: string, order: string, lines: unknown, now = LATE) =>
  as<RefundTold>(member, previewRefundCommand as never, { order, lines }, now);
const storyOf = async (member: string, order: string) =>
  (await orderStory(pool(), member, requireId('order', order))) ?? expect.fail('no order');

/** An open request of a member for one A. */
async function asked() {
  const { member, order } = await paid();
  const lines = [{ id: 'ASK-A', quantity: 1 }];
  const told = await previewOf(member, order, lines);
  const ask = { order, lines, told, key: newId(), reason: '尺寸不合适' };
  const { request } = await as<{ request: string }>(member, askRefundCommand as never, ask);
  return { member, order, lines, told, ask, request };
}
const approve = (request: string, told: RefundTold, actor = aClerk()) =>
  execute(approveRequestCommand, by(actor), { request, told });
const refuse = (request: string, actor = aClerk()) =>
  execute(refuseRequestCommand, by(actor), { request, answer: '已拆封，不能退' });
const sightOf = (request: string, actor = aClerk()) => refundRequest.run({ ...by(actor), db: pool() }, { request });

describe('a request', () => {
  test('is one by its key, one at a time for an order, and nothing moves before somebody decides', async () => {
    const { member, order, ask, request } = await asked();
    expect(await as(member, askRefundCommand as never, ask)).toEqual({ request });
    await expect(as(member, askRefundCommand as never, { ...ask, key: newId() })).rejects.toMatchObject({
      code: 'refund_asked',
    });
    expect((await storyOf(member, order)).refunds).toEqual([]);
    const { externalId } = await storyOf(member, order);
    expect(await latestRequest(pool(), externalId)).toMatchObject({ request, state: 'open', reason: '尺寸不合适' });
  });

  test('is not needed for what the shop gives back at once, and is needed above its limit', async () => {
    const { member, order } = await paid({ 'ASK-C': 1 });
    const small = await paid();
    const line = [{ id: 'ASK-B', quantity: 1 }];
    const told = await previewOf(small.member, small.order, line, NOW);
    const ask = { order: small.order, lines: line, told, key: newId(), reason: '不要了' };
    await expect(as(small.member, askRefundCommand as never, ask, NOW)).rejects.toMatchObject({
      code: 'refund_at_once',
    });
    const lines = [{ id: 'ASK-C', quantity: 1 }];
    const big = { order, lines, told: await previewOf(member, order, lines, NOW), key: newId() };
    await expect(as(member, refundOwnCommand as never, big, NOW)).rejects.toMatchObject({ code: 'refund_too_much' });
    await as(member, askRefundCommand as never, { ...big, reason: '不要了' }, NOW);
  });

  test('is nobody else’s: neither to ask, nor to take back, nor to see from another store', async () => {
    const { order, ask, request } = await asked();
    const [other = ''] = await givenMembers(1);
    await expect(as(other, askRefundCommand as never, { ...ask, order, key: newId() })).rejects.toMatchObject({
      code: 'order_not_found',
    });
    await expect(as(other, withdrawRequestCommand as never, { request })).rejects.toMatchObject({ status: 404 });
    const elsewhere = aClerk('小马', { regionIds: [], storeIds: [newId()] });
    await expect(sightOf(request, elsewhere)).rejects.toMatchObject({ status: 404 });
    await expect(refuse(request, elsewhere)).rejects.toMatchObject({ status: 404 });
    const list = await refundRequests.run({ ...by(elsewhere), db: pool() }, { which: 'open' });
    expect(list.map((one) => one.request)).not.toContain(request);
  });

  test('taken back by its member is decided by nobody', async () => {
    const { member, request, told } = await asked();
    for (const _ of [1, 2]) await as(member, withdrawRequestCommand as never, { request });
    await expect(approve(request, told)).rejects.toMatchObject({
      code: 'request_decided',
      facts: { state: 'withdrawn' },
    });
  });
});

describe('granting', () => {
  test('refunds exactly what the preview says, line by line (N3)', async () => {
    const { member, order, lines, told, request } = await asked();
    const { preview, isOther } = await sightOf(request);
    expect([preview, isOther]).toEqual([told, false]);
    expect(await approve(request, told)).toEqual(told);
    const { refunds, externalId } = await storyOf(member, order);
    expect(refunds).toMatchObject([{ amount: told.amount, lines: lines.map((line) => expect.objectContaining(line)) }]);
    expect(await latestRequest(pool(), externalId)).toMatchObject({ state: 'approved' });
    const closed = await refundRequests.run({ ...by(aClerk()), db: pool() }, { which: 'closed' });
    expect(closed.find((one) => one.request === request)).toMatchObject({ state: 'approved', decidedName: '小叶' });
  });

  test('does nothing when a figure is not what the clerk was shown; the new preview then counts', async () => {
    const { member, order, told, request } = await asked();
    await expect(approve(request, { ...told, amount: told.amount - 1 })).rejects.toMatchObject({
      code: 'refund_changed',
    });
    expect((await storyOf(member, order)).refunds).toEqual([]);
    expect((await sightOf(request)).row.state).toBe('open');
    expect(await approve(request, told)).toEqual(told);
  });

  test('by two clerks at once, or against a refusal, is decided by one; the other hears who it was', async () => {
    const { member, order, told, request } = await asked();
    const heard = await Promise.allSettled([
      approve(request, told, aClerk('甲')),
      approve(request, told, aClerk('乙')),
      refuse(request, aClerk('丙')),
    ]);
    const done = heard.filter(({ status }) => status === 'fulfilled');
    expect(done).toHaveLength(1);
    for (const one of heard.filter((each) => each.status === 'rejected'))
      expect(one.reason).toMatchObject({ code: 'request_decided', facts: { by: expect.stringMatching(/[甲乙丙]/) } });
    const { refunds, externalId } = await storyOf(member, order);
    const state = (await latestRequest(pool(), externalId))?.state;
    expect(refunds).toHaveLength(state === 'approved' ? 1 : 0);
  });

  test('of goods that came back meanwhile cannot be done, and is said before anybody tries', async () => {
    const { member, order } = await paid();
    const lines = [{ id: 'ASK-A', quantity: 3 }];
    const told = await previewOf(member, order, lines);
    const ask = { order, lines, told, key: newId(), reason: '不要了' };
    const { request } = await as<{ request: string }>(member, askRefundCommand as never, ask);
    const part = [{ id: 'ASK-A', quantity: 1 }];
    const own = { order, lines: part, key: newId(), told: await previewOf(member, order, part, NOW) };
    await as(member, refundOwnCommand as never, own, NOW);
    expect(await sightOf(request)).toMatchObject({ preview: null, no: 'refund_exceeds_quantity' });
    await expect(approve(request, told)).rejects.toMatchObject({ code: 'refund_exceeds_quantity' });
    expect((await sightOf(request)).row.state).toBe('open');
  });
});

test('refusing is told to the member with its reason, kept as a decision and in the trail, and he may ask again', async () => {
  const { member, ask, request, order } = await asked();
  await refuse(request);
  const { externalId } = await storyOf(member, order);
  expect(await latestRequest(pool(), externalId)).toMatchObject({ state: 'refused', answer: '已拆封，不能退' });
  const [decision] = await decisionsOf(pool(), member, null, 1);
  expect(decision).toMatchObject({ kind: 'refund.refused', reasons: [{ code: 'refund_request_refused' }] });
  const { rows } = await pool().query(
    `SELECT "reason" FROM "AuditEntry" WHERE "action" = 'shop.refuse-request' AND "objectId" = $1`,
    [request],
  );
  expect(rows).toEqual([{ reason: '已拆封，不能退' }]);
  await as(member, askRefundCommand as never, { ...ask, key: newId() });
});

test('whoever may not refund neither sees nor decides requests', async () => {
  const { request, told } = await asked();
  const stranger: Actor = { ...(aClerk() as Extract<Actor, { kind: 'staff' }>), permissions: new Set() };
  await expect(approve(request, told, stranger)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(refuse(request, stranger)).rejects.toMatchObject({ code: 'forbidden' });
  expect(refundRequests.can).toBe('refunds.write');
});

test('a merge brings cart and requests along; undoing it gives requests back with their orders (N13)', async () => {
  const { member: from, request } = await asked();
  const { member: to } = await paid();
  const put = (member: string, sku: string, quantity: number) =>
    as(member, putInCartCommand as never, { sku, quantity }, NOW);
  await put(from, 'ASK-A', 5);
  await put(from, 'ASK-B', 1);
  await put(to, 'ASK-B', 4);
  const cart = async (memberId: string) => (await shopCart(pool(), { memberId, now: NOW })).lines;
  const { mergeId } = await merge(from, to, {}, LATE);
  expect(new Map((await cart(to)).map(({ sku, quantity }) => [sku, quantity]))).toEqual(
    new Map([
      ['ASK-A', 5],
      ['ASK-B', 4],
    ]),
  );
  expect(await cart(from)).toEqual([]);
  const ownerOf = async () =>
    (
      await pool().query('SELECT "memberId" FROM "RefundRequest" WHERE "id" = $1', [
        requireId('refundRequest', request),
      ])
    ).rows[0].memberId;
  expect(await ownerOf()).toBe(to);
  await split(to, mergeId, LATE);
  expect(await ownerOf()).toBe(from);
});
