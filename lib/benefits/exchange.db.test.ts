import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyCouponEvent, loadCouponWork, saveCouponWork } from '@/lib/coupons';
import { givenBatch } from '@/lib/coupons/testing/people';
import type { Actor } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import { bookSummary, verifyAllBooks } from '@/lib/ledger';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { exchangeBenefitCommand, giveBackExchangeCommand } from './commands/exchange';
import { redeemBenefit, returnBenefit } from './commands/use';
import { memberUses } from './queries';
import { givenBenefit, givenGrant, givenMembers } from './testing/grants';
import { givenPoints } from './testing/points';

beforeAll(() => installStandardProgram(pool()));
afterAll(async () => {
  expect(await verifyAllBooks(pool())).toEqual([]);
  await closeDatabase();
});

const CALLER = systemCaller('test');
const as = (id: string, now = new Date()) => ({ ...CALLER, actor: { kind: 'member', id } satisfies Actor, now });
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );
const points = async (member: string) => (await bookSummary(pool(), member, new Date())).points.available;

/** A member with 1,000 points and two times to exchange 400 of them for what is said. */
async function given(more: { gives?: 'coupon' | 'benefit'; what?: string; returnDays?: number; limit?: object } = {}) {
  const [memberId = ''] = await givenMembers(1);
  const before = await points(memberId);
  await givenPoints(memberId, 1_000 - before);
  const batch = await givenBatch({ perMember: null });
  const name = `x-${batch.slice(-12)}`;
  await pool().query(`UPDATE "CouponBatch" SET "code" = $2 WHERE "id" = $1`, [batch, name]);
  const { gives = 'coupon', what = name, returnDays = 7 } = more;
  const benefit = await givenBenefit({
    kind: 'points_exchange',
    params: { points: 400, gives, what, count: 2, returnDays },
  });
  const row = await givenGrant(memberId, benefit, { quota: 2 });
  return { memberId, batch, row, grant: publicId('benefitGrant', row.id) };
}

async function copiesOf(memberId: string) {
  const { rows } = await pool().query(`SELECT "id", "state" FROM "Coupon" WHERE "memberId" = $1 ORDER BY "id"`, [
    memberId,
  ]);
  return rows as { id: string; state: string }[];
}

describe('points that are exchanged by a benefit (S0-3.1)', () => {
  test('are spent, one time is used, and the coupons are in the wallet; a second tap is the same exchange', async () => {
    const { memberId, grant, row } = await given();
    const first = await execute(exchangeBenefitCommand, as(memberId), { grant, key: 'k' });
    expect(first).toMatchObject({ isRepeat: false, points: 400, gives: 'coupon', count: 2 });
    expect((await execute(exchangeBenefitCommand, as(memberId), { grant, key: 'k' })).isRepeat).toBe(true);
    expect(await points(memberId)).toBe(600);
    expect((await copiesOf(memberId)).map(({ state }) => state)).toEqual(['CLAIMED', 'CLAIMED']);
    expect(await memberUses(pool(), memberId, 10, new Date())).toMatchObject([
      { use: { grantId: row.id, state: 'used', way: 'exchange' }, exchange: { points: 400, isReturnable: true } },
    ]);
  });

  test('go no further than the times and the points, and what is refused changes nothing', async () => {
    const { memberId, grant } = await given();
    const ask = (key: string) => code(execute(exchangeBenefitCommand, as(memberId), { grant, key }));
    const be = (status: string) =>
      pool().query('UPDATE "Member" SET "status" = $2 WHERE "id" = $1', [memberId, status]);
    await be('frozen');
    expect(await ask('z')).toBe('member_frozen');
    await be('active');
    expect(await Promise.all([ask('a'), ask('b')])).toEqual(['done', 'done']);
    expect(await points(memberId)).toBe(200);
    expect(await ask('c')).toBe('insufficient_points');
    await givenPoints(memberId, 1_000);
    expect(await ask('d')).toBe('benefit_used_up');
    expect(await points(memberId)).toBe(1_200);
    expect(await copiesOf(memberId)).toHaveLength(4);
  });

  test('come to one exchange of many taps at once for the last points', async () => {
    const { memberId, grant } = await given();
    await execute(exchangeBenefitCommand, as(memberId), { grant, key: 'first' });
    await pool().query(`UPDATE "BenefitGrant" SET "quota" = 9 WHERE "memberId" = $1`, [memberId]);
    const taps = ['a', 'b', 'c', 'd'].map((key) => code(execute(exchangeBenefitCommand, as(memberId), { grant, key })));
    expect((await Promise.all(taps)).filter((one) => one === 'done')).toHaveLength(1);
    expect(await points(memberId)).toBe(200);
    expect(await copiesOf(memberId)).toHaveLength(4);
  });

  test('bring times of another benefit, whoever it is for', async () => {
    const other = await givenBenefit({ levels: [{ level: 'black', times: 1 }] });
    const { memberId, grant } = await given({ gives: 'benefit', what: other });
    await execute(exchangeBenefitCommand, as(memberId), { grant, key: 'k' });
    const { rows } = await pool().query(
      `SELECT "quota", "source" FROM "BenefitGrant" WHERE "memberId" = $1 AND "benefit" = $2`,
      [memberId, other],
    );
    expect(rows).toEqual([{ quota: 2, source: 'exchange' }]);
  });

  test('stay when there is nothing to give: no batch, or another member’s grant', async () => {
    const { memberId, grant } = await given({ what: 'nowhere' });
    expect(await code(execute(exchangeBenefitCommand, as(memberId), { grant, key: 'k' }))).toBe(
      'benefit_without_batch',
    );
    expect(await points(memberId)).toBe(1_000);
    const { memberId: other } = await given();
    expect(await code(execute(exchangeBenefitCommand, as(other), { grant, key: 'k' }))).toBe('benefit_not_found');
    const desk = { memberId: publicId('member', memberId), grant, key: 'k' };
    expect(await code(execute(redeemBenefit, CALLER, desk))).toBe('benefit_by_member');
  });
});

describe('an exchange that is given back (4.A.9)', () => {
  test('voids its coupons, frees its time and returns the points to their lots, once', async () => {
    const { memberId, grant, row } = await given();
    const lots = () => lotsOf(memberId);
    const before = await lots();
    await execute(exchangeBenefitCommand, as(memberId), { grant, key: 'k' });
    expect(await execute(giveBackExchangeCommand, as(memberId), { grant, key: 'k' })).toEqual({
      isRepeat: false,
      points: 400,
    });
    expect((await execute(giveBackExchangeCommand, as(memberId), { grant, key: 'k' })).isRepeat).toBe(true);
    expect(await lots()).toEqual(before);
    expect((await copiesOf(memberId)).map(({ state }) => state)).toEqual(['VOIDED', 'VOIDED']);
    const { rows } = await pool().query(`SELECT "used" FROM "BenefitGrant" WHERE "id" = $1`, [row.id]);
    expect(rows).toEqual([{ used: 0 }]);
    expect(await code(execute(exchangeBenefitCommand, as(memberId), { grant, key: 'again' }))).toBe('done');
  });

  test('is too late when one coupon was used, or the days are over; staff may still give back what is unused', async () => {
    const { memberId, grant } = await given();
    await execute(exchangeBenefitCommand, as(memberId), { grant, key: 'k' });
    const days8 = new Date(Date.now() + 8 * 86_400_000);
    const back = (now?: Date) => code(execute(giveBackExchangeCommand, as(memberId, now), { grant, key: 'k' }));
    expect(await back(days8)).toBe('exchange_not_returned');
    const [copy] = await copiesOf(memberId);
    const ref = { memberId, couponId: copy?.id ?? '' };
    const change = (type: 'use' | 'undo') =>
      withTransaction(async (db) => {
        const work = await loadCouponWork(db, [ref], new Date());
        applyCouponEvent(work, ref, { type, orderId: 'till' });
        await saveCouponWork(db, work);
      });
    await change('use');
    expect(await back()).toBe('exchange_used');
    expect(await points(memberId)).toBe(600);
    await change('undo');
    const input = { memberId: publicId('member', memberId), grant, key: 'exchange:k', note: 'asked for it' };
    const done = await execute(returnBenefit, CALLER, input);
    expect(done).toMatchObject({ isRepeat: false, grant: { used: 0 } });
    expect(await points(memberId)).toBe(1_000);
  });

  test('takes back times that were granted while none of them is used', async () => {
    const other = await givenBenefit({ kind: 'service_right', params: { service: 'free_packaging' } });
    const { memberId, grant } = await given({ gives: 'benefit', what: other });
    const exchange = (key: string) => execute(exchangeBenefitCommand, as(memberId), { grant, key });
    const back = (key: string) => code(execute(giveBackExchangeCommand, as(memberId), { grant, key }));
    await exchange('a');
    await exchange('b');
    const { rows } = await pool().query(
      `SELECT "id" FROM "BenefitGrant" WHERE "memberId" = $1 AND "benefit" = $2 ORDER BY "id"`,
      [memberId, other],
    );
    const first = { memberId: publicId('member', memberId), grant: publicId('benefitGrant', rows[0]?.id) };
    await execute(redeemBenefit, { ...CALLER, now: new Date() }, { ...first, key: 'used' });
    expect([await back('a'), await back('b')]).toEqual(['exchange_used', 'done']);
    expect(await points(memberId)).toBe(600);
  });
});

async function lotsOf(memberId: string) {
  const { rows } = await pool().query(
    `SELECT "id", "remaining"::int, "expiresAt" FROM "LedgerLot" WHERE "memberId" = $1 ORDER BY "id"`,
    [memberId],
  );
  return rows;
}
