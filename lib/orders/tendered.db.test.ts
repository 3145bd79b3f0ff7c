import { afterAll, beforeAll, expect, test } from 'vitest';
import { givenBenefit, givenGrant } from '@/lib/benefits/testing/grants';
import { givenBudget, roomsOf } from '@/lib/budgets/testing/given';
import { bookSummary, verifyAllBooks } from '@/lib/ledger';
import { closeDatabase, pool } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { previewRefund } from './commands/process-refunds';
import { pastOrders } from './store/past';
import { aRefund, givenMember, NOW } from './testing/orders';
import { givenOffer, givenPoints, orderOf, quoteOf, type SaidCart, send, sendRefund } from './testing/quoted';

beforeAll(() => installStandardProgram(pool()));
afterAll(async () => {
  expect(await verifyAllBooks(pool())).toEqual([]);
  await closeDatabase();
});

const spent = async (member: string) => (await bookSummary(pool(), member, NOW)).points.spent;

test('points pay by a benefit: the order freezes it, uses one time and its budget, and refunds give back what the preview says', async () => {
  const member = await givenMember();
  await givenPoints(member, 20_000);
  const budget = await givenBudget({ limit: 1_000_000 });
  const kind = { kind: 'points_tender', params: { shareBp: 10_000, worthBp: 20_000 }, cost: { budget } };
  const grant = await givenGrant(member, await givenBenefit(kind), { quota: 1 });
  const cart: SaidCart = { member, lines: [{ id: '1', quantity: 2, price: 5_000 }], points: 4_000 };
  const quote = await quoteOf(cart);
  // 4,000 points are ¥40 as usual, and ¥80 by the benefit.
  expect(quote.priced.totals).toMatchObject({ goods: 10_000, pointsTender: 8_000, payable: 2_000 });
  const { order } = await send(orderOf(quote, cart, { externalId: 'tendered', status: 'paid' }));
  expect(order).toMatchObject({ goods: 10_000 });
  expect(await spent(member)).toBe(4_000);
  expect(await useOf(grant.id)).toEqual([{ state: 'used', amount: 4_000, cost: 4_000 }]);
  expect(await roomsOf(budget)).toMatchObject([{ reserved: 0, spent: 4_000 }]);

  expect(await pastOrders(pool(), ['tendered'])).toMatchObject([{ lines: [{ net: 10_000, tender: 8_000 }] }]);
  const half = aRefund('tendered', [{ id: '1', quantity: 1 }], { refundNo: 'T1' });
  const preview = await previewRefund(pool(), half, NOW);
  const done = await sendRefund(half);
  expect(preview.ok && withoutIds(preview.value)).toEqual(withoutIds(done));
  expect(done).toMatchObject({ amount: 1_000, tender: 4_000 });
  expect(await pastOrders(pool(), ['tendered'])).toMatchObject([{ lines: [{ net: 5_000, tender: 4_000 }] }]);
  expect(await spent(member)).toBe(2_000);
  expect(await roomsOf(budget)).toMatchObject([{ spent: 2_000 }]);
  expect(await useOf(grant.id)).toMatchObject([{ state: 'used' }]);

  await sendRefund(aRefund('tendered', [{ id: '1', quantity: 1 }], { refundNo: 'T2' }));
  expect(await spent(member)).toBe(0);
  expect(await roomsOf(budget)).toMatchObject([{ spent: 0 }]);
  expect(await useOf(grant.id)).toMatchObject([{ state: 'returned' }]);
});

test('an order without points leaves the benefit alone, and an order given up gives it free', async () => {
  const member = await givenMember();
  await givenPoints(member, 20_000);
  const grant = await givenGrant(member, await givenBenefit({ kind: 'points_tender', params: { shareBp: 9_000 } }), {
    quota: 1,
  });
  const cart: SaidCart = { member, lines: [{ id: '1', quantity: 1, price: 5_000 }] };
  await send(orderOf(await quoteOf(cart), cart, { status: 'paid' }));
  expect(await useOf(grant.id)).toEqual([]);
  const most = { ...cart, points: 20_000 };
  const quote = await quoteOf(most);
  expect(quote.priced.tender).toMatchObject({ points: 4_500, fen: 4_500 });
  await send(orderOf(quote, most, { externalId: 'given-up' }));
  expect(await useOf(grant.id)).toMatchObject([{ state: 'held' }]);
  await send(orderOf(quote, most, { externalId: 'given-up', status: 'cancelled' }));
  expect(await useOf(grant.id)).toMatchObject([{ state: 'released' }]);
  expect((await bookSummary(pool(), member, NOW)).points).toMatchObject({ spent: 0, held: 0 });
});

async function useOf(grantId: string) {
  const { rows } = await pool().query(
    `SELECT "state", "amount"::int, "cost"::int FROM "BenefitUse" WHERE "grantId" = $1`,
    [grantId],
  );
  return rows;
}

const withoutIds = (answer: object) =>
  JSON.parse(JSON.stringify(answer, (key, value) => (key === 'entryId' || key === 'isRepeat' ? undefined : value)));

test('points that a multiplier adds are charged to the budget that it names, and come back with the goods', async () => {
  const member = await givenMember();
  const [points, money] = [await givenBudget({ limit: 1_000, kind: 'POINTS' }), await givenBudget({ limit: 100_000 })];
  const twice = { kind: 'points_multiplier', params: { rateBp: 20_000 }, layer: 'earn', budgets: [points, money] };
  await givenOffer('twice', { ...twice, scope: { include: { skus: ['TWICE'] } } });
  const cart: SaidCart = { member, lines: [{ id: '1', sku: 'TWICE', quantity: 2, price: 5_000 }] };
  const quote = await quoteOf(cart);
  const added = quote.priced.applied.find(({ offer }) => offer === 'twice')?.points ?? 0;
  expect(added).toBeGreaterThan(0);
  await send(orderOf(quote, cart, { externalId: 'twice', status: 'paid' }));
  const spentOf = async (budget: string) => (await roomsOf(budget))[0]?.spent;
  // A point is worth a fen here.
  expect([await spentOf(points), await spentOf(money)]).toEqual([added, added]);
  await sendRefund(aRefund('twice', [{ id: '1', quantity: 1 }], { refundNo: 'M1' }));
  expect(await spentOf(points)).toBe(added / 2);
  await sendRefund(aRefund('twice', [{ id: '1', quantity: 1 }], { refundNo: 'M2' }));
  expect([await spentOf(points), await spentOf(money)]).toEqual([0, 0]);
});
