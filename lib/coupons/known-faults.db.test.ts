import { afterAll, beforeAll, expect, test } from 'vitest';
import '@/lib/wiring';
import { publicId } from '@/lib/kernel/id';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { claimByCode } from './claim/by-code';
import { processClaims } from './claim/process';
import { downloadCodesCommand, giveCouponsCommand, makeCodesCommand } from './commands/jobs';
import { runCouponJobs } from './jobs/run';
import { applyCouponEvent } from './life/apply';
import { loadCouponWork } from './life/load';
import { saveCouponWork } from './life/save';
import type { CouponRef, OrderCouponEvent } from './life/work';
import { aClaim, givenBatch, givenMembers, numbersOf } from './testing/people';

// Faults of other systems, each by its name: none of them may be ours.

const NOW = localAt('2026-11-22T12:00');
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const caller = systemCaller('test', NOW);
const run = () => runCouponJobs(() => NOW);
const codeOf = (outcome: Awaited<ReturnType<typeof processClaims>>[number] | undefined) =>
  outcome?.ok ? 'yes' : outcome?.refusal.code;

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const live = (ref: CouponRef, event: OrderCouponEvent, now = NOW) =>
  withTransaction(async (db) => {
    const work = await loadCouponWork(db, [ref], now);
    const move = applyCouponEvent(work, ref, event);
    await saveCouponWork(db, work);
    return move.kind === 'refused' ? move.code : move.kind;
  });

async function givenCopy(more: Parameters<typeof givenBatch>[0] = {}): Promise<CouponRef & { batchId: string }> {
  const [memberId = ''] = await givenMembers(1);
  const batchId = await givenBatch(more);
  const [outcome] = await processClaims([aClaim(memberId, batchId)], NOW);
  if (!outcome?.ok) throw new Error('no copy');
  return { memberId, batchId, couponId: outcome.value.copy.id };
}

test('limits off by one (ruoyi checks took > total): the last of the stock is given, the one after it is not', async () => {
  const members = await givenMembers(4);
  const batch = await givenBatch({ total: 3 });
  const outcomes = await processClaims(
    members.map((member) => aClaim(member, batch)),
    NOW,
  );
  expect(outcomes.map(codeOf)).toEqual(['yes', 'yes', 'yes', 'sold_out']);
});

test('limits off by one: a member has exactly as many as he may, in all and on a day', async () => {
  const [member = ''] = await givenMembers(1);
  const batch = await givenBatch({ perMember: 3, perDay: 2 });
  const claims = (count: number) => Array.from({ length: count }, () => aClaim(member, batch));
  expect((await processClaims(claims(3), NOW)).map(codeOf)).toEqual(['yes', 'yes', 'limit_reached']);
  const next = localAt('2026-11-23');
  expect((await processClaims(claims(2), next)).map(codeOf)).toEqual(['yes', 'limit_reached']);
});

test('a gift to many overshoots no stock (ruoyi adds k to a count that is below the total)', async () => {
  const members = await givenMembers(6);
  const batch = await givenBatch({ total: 5 });
  await processClaims([aClaim(members[0] ?? '', batch)], NOW);
  await execute(giveCouponsCommand, caller, {
    batch: publicId('couponBatch', batch),
    members: members.slice(1).map((id) => publicId('member', id)),
    note: 'test',
  });
  await run();
  expect(await numbersOf(batch)).toMatchObject({ total: 5, issued: 5, claimed: 5, copies: 5 });
});

test('no lost update of the numbers (mall writes back what it read): every claim at once is counted', async () => {
  const members = await givenMembers(30);
  const batch = await givenBatch({ total: 100 });
  await Promise.all(members.map((member) => processClaims([aClaim(member, batch)], NOW)));
  expect(await numbersOf(batch)).toMatchObject({ issued: 30, claimed: 30, copies: 30 });
});

test('once for each member holds over all codes of a batch (Saleor keeps it by voucher, not by code)', async () => {
  const [member = ''] = await givenMembers(1);
  const batch = publicId('couponBatch', await givenBatch({ perMember: 1 }));
  const { job } = await execute(makeCodesCommand, caller, { batch, count: 2, note: 'test' });
  await run();
  const { text } = await execute(downloadCodesCommand, caller, { job, part: 0 });
  const [one = '', two = ''] = text.trim().split('\n');
  const claim = (code: string) => claimByCode({ memberId: member, code, from: {} }, NOW);
  expect([await claim(one), await claim(two), await claim(one)].map(codeOf)).toEqual(['yes', 'limit_reached', 'yes']);
});

test('a single-use coupon serves one of many payments at once, however long each takes (Vendure #4660, Saleor #544)', async () => {
  const ref = await givenCopy();
  const orders = Array.from({ length: 50 }, () => newId());
  // Each checkout holds, and pays in a transaction of its own: a lock that ends between the two would be no lock.
  const paid = await Promise.all(
    orders.map(async (orderId) => {
      const held = await live(ref, { type: 'hold', orderId, until: later(1) });
      return held === 'moved' ? live(ref, { type: 'use', orderId }) : held;
    }),
  );
  expect(paid.filter((kind) => kind === 'moved')).toHaveLength(1);
  expect(await numbersOf(ref.batchId)).toMatchObject({ used: 1 });
});

test('who loses a race takes nothing back from who won it (Saleor #15855)', async () => {
  const ref = await givenCopy();
  expect(await live(ref, { type: 'use', orderId: 'winner' })).toBe('moved');
  expect(await live(ref, { type: 'use', orderId: 'loser' })).toBe('already_used');
  expect(await live(ref, { type: 'release', orderId: 'loser' })).toBe('repeat');
  expect(await live(ref, { type: 'return', orderId: 'loser' })).toBe('coupon_of_other_order');
  expect(await live(ref, { type: 'use', orderId: 'winner' })).toBe('repeat');
});

test('what comes back after its end may still be used (ruoyi lets it expire), and that once only', async () => {
  const ref = await givenCopy({ validity: { type: 'days', days: 1 } });
  await live(ref, { type: 'use', orderId: 'a' });
  expect(await live(ref, { type: 'return', orderId: 'a' }, later(5))).toBe('moved');
  expect(await live(ref, { type: 'use', orderId: 'b' }, later(11))).toBe('moved');
  await live(ref, { type: 'return', orderId: 'b' }, later(11));
  expect(await live(ref, { type: 'use', orderId: 'c' }, later(12))).toBe('expired');
});

test('a hold that nobody lets go ends by itself, and its order may not use it once another has', async () => {
  const ref = await givenCopy();
  await live(ref, { type: 'hold', orderId: 'a', until: later(1) });
  expect(await live(ref, { type: 'use', orderId: 'b' }, later(1))).toBe('moved');
  expect(await live(ref, { type: 'use', orderId: 'a' }, later(1))).toBe('already_used');
});

test('what was claimed at the last moment is good for its days, beyond the end of claims (Voucherify)', async () => {
  const [memberId = ''] = await givenMembers(1);
  const batch = await givenBatch({ claimTo: later(1), validity: { type: 'days', days: 30 } });
  const last = new Date(later(1).getTime() - 1);
  const [outcome] = await processClaims([aClaim(memberId, batch)], last);
  if (!outcome?.ok) throw new Error('no copy');
  expect(await live({ memberId, couponId: outcome.value.copy.id }, { type: 'use', orderId: 'a' }, later(20))).toBe(
    'moved',
  );
});
