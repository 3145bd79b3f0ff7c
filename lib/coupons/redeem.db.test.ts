import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decisionsOf } from '@/lib/decisions';
import type { Actor } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { processClaims } from './claim/process';
import { checkCoupon, redeemCoupon, returnCoupon, undoRedemption } from './commands/redeem';
import { applyCouponEvent } from './life/apply';
import { loadCouponWork } from './life/load';
import { saveCouponWork } from './life/save';
import { aClaim, givenBatch, givenMembers, numbersOf } from './testing/people';

const NOW = localAt('2026-11-22T12:00');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const days = (count: number) => later(count * 1_440);
const caller = (now = NOW) => ({ ...systemCaller('test'), now });

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

async function givenCopy(more: Parameters<typeof givenBatch>[0] = {}) {
  const [memberId = ''] = await givenMembers(1);
  const batchId = await givenBatch(more);
  const [outcome] = await processClaims([aClaim(memberId, batchId)], NOW);
  if (!outcome?.ok) throw new Error('no copy');
  return { memberId, batchId, code: outcome.value.copy.code ?? '', couponId: outcome.value.copy.id };
}

type Sent = Record<string, unknown>;
const redeem = (code: string, more: Sent = {}, now = NOW) =>
  execute(redeemCoupon, caller(now), { code, storeCode: 'S1', clerk: '小王', ...more });
const check = (code: string, more: Sent = {}, now = NOW) =>
  execute(checkCoupon, caller(now), { code, storeCode: 'S1', ...more });
const giveBack = (code: string, more: Sent = {}, now = NOW) =>
  execute(returnCoupon, caller(now), { code, storeCode: 'S1', ...more });
const undo = (redemption: string, now = NOW) =>
  execute(undoRedemption, caller(now), { redemption: publicId('redemption', redemption) });
const said = (work: Promise<unknown>) =>
  work.then(
    () => 'yes',
    (error) => error.code,
  );

test('a copy of a frozen account is not redeemed, and is again when the account is free', async () => {
  const { code, memberId } = await givenCopy();
  const freeze = (status: string) =>
    pool().query('UPDATE "Member" SET "status" = $2 WHERE "id" = $1', [memberId, status]);
  await freeze('frozen');
  expect([await said(check(code)), await said(redeem(code))]).toEqual(['member_frozen', 'member_frozen']);
  const [kept] = await decisionsOf(pool(), memberId, null, 1);
  expect(kept?.reasons[0]).toMatchObject({ outcome: 'withheld', code: 'member_frozen' });
  await freeze('active');
  expect(await said(redeem(code))).toBe('yes');
});

test('a copy is redeemed once, with who, where and for what; the next one learns when and where', async () => {
  const { code, batchId, memberId } = await givenCopy();
  const { redemption, view } = await redeem(code, { order: 'POS-1', amount: 6_000 });
  expect(redemption).toMatchObject({ memberId, storeCode: 'S1', clerk: '小王', order: 'POS-1', amount: 6_000 });
  expect(view.state).toBe('USED');
  expect(await numbersOf(batchId)).toMatchObject({ used: 1 });
  await expect(redeem(code, { storeCode: 'S2' }, later(5))).rejects.toMatchObject({
    code: 'already_used',
    facts: { at: NOW.toISOString(), store: 'S1', order: 'POS-1' },
  });
  await expect(check(code)).rejects.toMatchObject({ code: 'already_used', facts: { store: 'S1' } });
  const [no] = await decisionsOf(pool(), memberId, null, 1);
  expect(no?.reasons).toMatchObject([{ outcome: 'withheld', code: 'already_used', facts: { store: 'S1' } }]);
});

test('two desks, one code: of many that try at once exactly one is green', async () => {
  const { code, batchId } = await givenCopy();
  const tries = Array.from({ length: 24 }, (_, at) => said(redeem(code, { storeCode: `S${at}` })));
  const answers = await Promise.all(tries);
  expect(answers.filter((answer) => answer === 'yes')).toHaveLength(1);
  expect(answers.filter((answer) => answer === 'already_used')).toHaveLength(23);
  expect(await numbersOf(batchId)).toMatchObject({ used: 1 });
});

test('the same attempt sent twice, at once and later, redeems once and gets the first answer', async () => {
  const { code } = await givenCopy();
  const both = await Promise.all([redeem(code, { key: 'tap-1' }), redeem(code, { key: 'tap-1' })]);
  expect(both.map(({ isRepeat }) => isRepeat).sort()).toEqual([false, true]);
  const again = await redeem(code, { key: 'tap-1' }, later(60));
  expect(again.redemption.id).toBe(both[0]?.redemption.id);
  expect((await redeem((await givenCopy()).code, { order: 'POS-9' })).isRepeat).toBe(false);
});

describe('why a copy is not redeemed', () => {
  test('its time, its store, its threshold with what is short, its batch', async () => {
    const early = await givenCopy({ validity: { type: 'fixed', from: days(2), to: days(9) } });
    const ended = await givenCopy({ validity: { type: 'days', days: 1 } });
    const elsewhere = await givenCopy({ scope: { stores: ['S7', 'S8'] } });
    const voided = await givenCopy();
    await pool().query(`UPDATE "CouponBatch" SET "state" = 'voided', "voidedWhy" = 'test' WHERE "id" = $1`, [
      voided.batchId,
    ]);
    for (const act of [check, redeem]) {
      await expect(act(early.code)).rejects.toMatchObject({
        code: 'not_started',
        facts: { from: days(2).toISOString() },
      });
      await expect(act(ended.code, {}, days(2))).rejects.toMatchObject({ code: 'expired' });
      await expect(act(elsewhere.code)).rejects.toMatchObject({
        code: 'wrong_store',
        facts: { store: 'S1', needed: 'S7 S8' },
      });
      await expect(act((await givenCopy()).code, { amount: 3_800 })).rejects.toMatchObject({
        code: 'below_threshold',
        facts: { actual: 3_800, needed: 5_000, short: 1_200 },
      });
      expect(await said(act(voided.code))).toBe('coupon_voided');
      expect(await said(act('K7QM-2Z4T-9HXN-5R3B'))).toBe('coupon_not_found');
    }
    expect(await said(redeem(elsewhere.code, { storeCode: 'S8' }))).toBe('yes');
    expect(await said(redeem((await givenCopy()).code, { amount: 5_000 }))).toBe('yes');
  });

  test('checking changes nothing', async () => {
    const { code } = await givenCopy();
    expect([(await check(code)).state, (await check(code)).state]).toEqual(['CLAIMED', 'CLAIMED']);
    expect(await said(redeem(code))).toBe('yes');
  });

  test('an order holds it', async () => {
    const { code, memberId, couponId } = await givenCopy();
    const ref = { memberId, couponId };
    await withTransaction(async (db) => {
      const work = await loadCouponWork(db, [ref], NOW);
      applyCouponEvent(work, ref, { type: 'hold', orderId: newId(), until: later(30) });
      await saveCouponWork(db, work);
    });
    expect(await said(redeem(code))).toBe('coupon_held');
    expect(await said(redeem(code, {}, later(30)))).toBe('yes');
  });

  test('its store is not one of the clerk’s', async () => {
    const { code } = await givenCopy();
    const actor: Actor = {
      kind: 'staff',
      id: newId(),
      name: 'Wang',
      roles: ['clerk'],
      permissions: new Set(['coupons.redeem']),
      scope: { regionIds: [], storeIds: [newId()] },
    };
    const clerk = { ...caller(), actor };
    expect(await said(execute(redeemCoupon, clerk, { code, storeCode: 'S1' }))).toBe('store_out_of_scope');
    expect(await said(execute(checkCoupon, clerk, { code, storeCode: 'S1' }))).toBe('store_out_of_scope');
  });
});

test('a copy is named by its place in a member’s wallet too, but only in his', async () => {
  const [one, other] = [await givenCopy(), await givenCopy()];
  const named = (memberId: string) => ({
    storeCode: 'S1',
    memberId: publicId('member', memberId),
    couponId: publicId('coupon', one.couponId),
  });
  await expect(execute(checkCoupon, caller(), named(other.memberId))).rejects.toMatchObject({
    code: 'coupon_not_found',
  });
  const { redemption } = await execute(redeemCoupon, caller(), named(one.memberId));
  expect(redemption.couponId).toBe(one.couponId);
});

describe('undoing', () => {
  test('within the minutes leaves the copy as it was before, and it may be redeemed again', async () => {
    const { code, couponId, batchId } = await givenCopy({ validity: { type: 'days', days: 3 } });
    const { redemption } = await redeem(code);
    expect((await undo(redemption.id, later(14))).isRepeat).toBe(false);
    expect((await undo(redemption.id, later(60))).isRepeat).toBe(true);
    const { rows } = await pool().query('SELECT "state", "endsAt", "prolonged" FROM "Coupon" WHERE "id" = $1', [
      couponId,
    ]);
    expect(rows[0]).toMatchObject({ state: 'CLAIMED', prolonged: false });
    expect(await numbersOf(batchId)).toMatchObject({ used: 0 });
    expect(await said(redeem(code, {}, later(20)))).toBe('yes');
  });

  test('is refused after them: at their end, not before', async () => {
    const { redemption } = await redeem((await givenCopy()).code);
    expect(await said(undo(redemption.id, later(15)))).toBe('undo_too_late');
    expect(await said(undo(redemption.id, new Date(later(15).getTime() - 1)))).toBe('yes');
  });

  test('of twenty that undo at once one does, and the copy is redeemed once after it', async () => {
    const { code, batchId } = await givenCopy();
    const { redemption } = await redeem(code);
    const undone = await Promise.all(Array.from({ length: 20 }, () => undo(redemption.id, later(1))));
    expect(undone.filter(({ isRepeat }) => !isRepeat)).toHaveLength(1);
    expect(await numbersOf(batchId)).toMatchObject({ used: 0 });
  });
});

describe('returning (4.D.3)', () => {
  test('gives the copy back with seven days at the least, once; doing it again changes nothing', async () => {
    const { code, batchId } = await givenCopy({ validity: { type: 'days', days: 3 } });
    await redeem(code, { order: 'POS-1' });
    const view = await giveBack(code, { order: 'POS-1' }, days(2));
    expect(view).toMatchObject({ state: 'CLAIMED', copy: { endsAt: days(9) } });
    expect((await giveBack(code, { order: 'POS-1' }, days(2))).copy.endsAt).toEqual(days(9));
    expect(await numbersOf(batchId)).toMatchObject({ used: 0 });
  });

  test('of another order is refused, also when an order of ours used it', async () => {
    const { code, memberId, couponId } = await givenCopy();
    await redeem(code, { order: 'POS-1' });
    expect(await said(giveBack(code, { order: 'POS-2' }))).toBe('coupon_of_other_order');
    await giveBack(code);
    const ref = { memberId, couponId };
    await withTransaction(async (db) => {
      const work = await loadCouponWork(db, [ref], NOW);
      applyCouponEvent(work, ref, { type: 'use', orderId: newId() });
      await saveCouponWork(db, work);
    });
    expect(await said(giveBack(code))).toBe('coupon_of_other_order');
  });
});

test('codes that open nothing are limited by who tries; one that is right begins anew (4.E)', async () => {
  const actor = { kind: 'system', name: `till-${newId()}` } as const;
  const tries = (code: string) => said(execute(checkCoupon, { ...caller(), actor }, { code, storeCode: 'S1' }));
  const { code } = await givenCopy();
  for (let at = 0; at < 59; at++) await tries('K7QM-2Z4T-9HXN-5R3B');
  expect(await tries(code)).toBe('yes');
  for (let at = 0; at < 60; at++) await tries('K7QM-2Z4T-9HXN-5R3B');
  expect(await tries(code)).toBe('too_many_attempts');
});

test('all copies of a batch together cost no more at tills than was set, and what is undone may be used again (4.G)', async () => {
  const batchId = await givenBatch({
    kind: 'straight_off',
    params: { off: 1_000 },
    total: 4,
    budget: { limit: 4_000 },
  });
  await pool().query('UPDATE "Budget" SET "limit" = $2 WHERE "code" = $1', [`batch:${batchId}`, 2_500]);
  const members = await givenMembers(3);
  const codes: string[] = [];
  for (const memberId of members) {
    const [outcome] = await processClaims([aClaim(memberId, batchId)], NOW);
    codes.push(outcome?.ok ? (outcome.value.copy.code ?? '') : '');
  }
  const spent = async () =>
    (await pool().query('SELECT "spent"::int FROM "BudgetRoom" WHERE "budget" = $1', [`batch:${batchId}`])).rows[0]
      .spent;
  const [one = '', two = '', three = ''] = codes;
  const first = await redeem(one);
  await redeem(two, { amount: 600 });
  expect(await spent()).toBe(1_600);
  expect(await said(redeem(three))).toBe('budget_exhausted');
  expect(await spent()).toBe(1_600);
  await undo(first.redemption.id, later(1));
  expect(await spent()).toBe(600);
  expect(await said(redeem(three, {}, later(2)))).toBe('yes');
  expect(await said(redeem(three, {}, later(3)))).toBe('already_used');
  expect(await spent()).toBe(1_600);
});
