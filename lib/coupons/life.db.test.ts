import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decisionsOf } from '@/lib/decisions';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { processClaims } from './claim/process';
import { applyCouponEvent } from './life/apply';
import { loadCouponWork } from './life/load';
import { saveCouponWork } from './life/save';
import type { CouponRef, OrderCouponEvent } from './life/work';
import { mergeCopies } from './store/merge';
import { aClaim, givenBatch, givenMembers, numbersOf } from './testing/people';

const NOW = localAt('2026-11-22T12:00');
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

type More = Parameters<typeof givenBatch>[0];

async function givenCopy(more: More = {}): Promise<CouponRef & { batchId: string }> {
  const [memberId = ''] = await givenMembers(1);
  const batchId = await givenBatch(more);
  const [outcome] = await processClaims([aClaim(memberId, batchId)], NOW);
  if (!outcome?.ok) throw new Error('no copy');
  return { memberId, couponId: outcome.value.copy.id, batchId };
}

/** What became of one event in a transaction of its own. */
const live = (ref: CouponRef, event: OrderCouponEvent, now = NOW) =>
  withTransaction(async (db) => {
    const work = await loadCouponWork(db, [ref], now);
    const move = applyCouponEvent(work, ref, event);
    await saveCouponWork(db, work);
    return move.kind === 'refused' ? move.code : move.kind;
  });

const hold = (orderId: string, until = later(1)) => ({ type: 'hold', orderId, until }) as const;
const use = (orderId: string) => ({ type: 'use', orderId }) as const;
const giveBack = (orderId: string) => ({ type: 'return', orderId }) as const;
const release = (orderId: string) => ({ type: 'release', orderId }) as const;

test('a copy that is held, used and returned is counted and kept as decisions', async () => {
  const ref = await givenCopy();
  const order = newId();
  expect([await live(ref, hold(order)), await live(ref, hold(order))]).toEqual(['moved', 'repeat']);
  expect(await numbersOf(ref.batchId)).toMatchObject({ used: 0 });
  expect([await live(ref, use(order)), await live(ref, use(order))]).toEqual(['moved', 'repeat']);
  expect(await numbersOf(ref.batchId)).toMatchObject({ used: 1 });
  expect([await live(ref, giveBack(order)), await live(ref, giveBack(order))]).toEqual(['moved', 'repeat']);
  expect(await numbersOf(ref.batchId)).toMatchObject({ used: 0 });
  const kept = await decisionsOf(pool(), ref.memberId, null, 3);
  expect(kept.map(({ reasons }) => reasons[0]?.code)).toEqual(['coupon_returned', 'coupon_used', 'coupon_claimed']);
  expect(kept[0]).toMatchObject({ subjectId: ref.couponId, outcome: { orderId: order } });
});

test('of 50 checkouts that want the one copy at once exactly one gets it, and a loser frees nothing of the winner', async () => {
  const ref = await givenCopy();
  const orders = Array.from({ length: 50 }, () => newId());
  const held = await Promise.all(orders.map((order) => live(ref, hold(order))));
  expect(held.filter((kind) => kind === 'moved')).toHaveLength(1);
  expect(held.filter((kind) => kind === 'coupon_held')).toHaveLength(49);
  const winner = orders[held.indexOf('moved')] ?? '';
  const losers = orders.filter((order) => order !== winner);
  await Promise.all(losers.slice(0, 5).map((order) => live(ref, release(order))));
  const used = await Promise.all(orders.map((order) => live(ref, use(order))));
  expect(used.filter((kind) => kind === 'moved')).toHaveLength(1);
  expect(used[orders.indexOf(winner)]).toBe('moved');
  expect(await numbersOf(ref.batchId)).toMatchObject({ used: 1 });
});

test('of two orders in one set that want the one copy the first gets it', async () => {
  const ref = await givenCopy();
  const moves = await withTransaction(async (db) => {
    const work = await loadCouponWork(db, [ref, ref], NOW);
    const both = ['a', 'b'].map((order) => applyCouponEvent(work, ref, hold(order)).kind);
    await saveCouponWork(db, work);
    return both;
  });
  expect(moves).toEqual(['moved', 'refused']);
});

describe('redeeming and cancelling launders no expiry (4.D.3)', () => {
  const endOf = async ({ memberId, couponId }: CouponRef): Promise<Date> =>
    (await pool().query(`SELECT "endsAt" FROM "Coupon" WHERE "memberId" = $1 AND "id" = $2`, [memberId, couponId]))
      .rows[0].endsAt;

  test('a copy that comes back late may be used for seven days more, once', async () => {
    const ref = await givenCopy({ validity: { type: 'days', days: 3 } });
    await live(ref, use('one'));
    await live(ref, giveBack('one'), later(2));
    expect(await endOf(ref)).toEqual(later(9));
    await live(ref, use('two'), later(8));
    expect(await live(ref, giveBack('two'), later(8))).toBe('moved');
    expect(await endOf(ref)).toEqual(later(9));
    expect(await live(ref, hold('three'), later(9))).toBe('expired');
  });

  test('a copy whose batch does not give it back stays used', async () => {
    const ref = await givenCopy({ returning: { reinstate: false } });
    await live(ref, use('one'));
    expect(await live(ref, giveBack('one'))).toBe('coupon_not_returned');
    expect(await live(ref, use('two'))).toBe('already_used');
    expect(await numbersOf(ref.batchId)).toMatchObject({ used: 1 });
  });
});

test('a copy of a voided batch is held by nobody any more; what an order holds already it may use', async () => {
  const ref = await givenCopy();
  const other = await givenCopy();
  await live(ref, hold('one'));
  await pool().query(`UPDATE "CouponBatch" SET "state" = 'voided', "voidedWhy" = 'test' WHERE "id" = ANY($1)`, [
    [ref.batchId, other.batchId],
  ]);
  expect(await live(other, hold('two'))).toBe('coupon_voided');
  expect(await live(ref, use('one'))).toBe('moved');
});

test('a member who was merged finds his copies at the survivor, and nobody finds those of others', async () => {
  const ref = await givenCopy();
  const [survivor = '', stranger = ''] = await givenMembers(2);
  await withTransaction((db) => mergeCopies(db, ref.memberId, survivor));
  await pool().query(`UPDATE "Member" SET "status" = 'merged', "mergedInto" = $2 WHERE "id" = $1`, [
    ref.memberId,
    survivor,
  ]);
  expect(await live({ ...ref, memberId: stranger }, hold('theirs'))).toBe('coupon_not_found');
  expect(await live(ref, hold('one'))).toBe('moved');
  expect(await live({ ...ref, memberId: survivor }, use('one'))).toBe('moved');
});

test('what an order of a member holds is found where it stayed when he was split from another', async () => {
  const ref = await givenCopy();
  const [other = ''] = await givenMembers(1);
  await live(ref, hold('one'));
  await withTransaction((db) => mergeCopies(db, ref.memberId, other));
  await pool().query(`UPDATE "Member" SET "former" = ARRAY[$2]::uuid[] WHERE "id" = $1`, [ref.memberId, other]);
  expect(await live(ref, hold('two'))).toBe('coupon_not_found');
  expect(await live(ref, use('one'))).toBe('moved');
});

test('a set without copies asks the database nothing', async () => {
  const silent = { query: () => Promise.reject(new Error('asked')) } as never;
  await saveCouponWork(silent, await loadCouponWork(silent, [], NOW));
});
