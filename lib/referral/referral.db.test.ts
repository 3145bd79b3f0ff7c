import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { decisionsOf } from '@/lib/decisions';
import { addDays } from '@/lib/kernel/day';
import { bookSummary, verifyAllBooks } from '@/lib/ledger';
import { closeMembers } from '@/lib/members';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { shared } from '@/lib/platform/shared';
import { ZONE } from '@/lib/platform/testing/zone';
import { owedToMember } from '@/lib/rewards';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { ripenReferrals } from '.';
import { ownInvitations } from './queries';
import { STANDARD_REFERRAL } from './rules/standard';
import { insertReferrals, referralsOfFriends } from './store/referrals';
import { referralRuleset } from './store/rules';
import { returnUse, takeUse, usedOf } from './store/uses';
import { arrive, buy, giveBack, somebody } from './testing/people';

// Orders and registrations of before today, since nobody may register in the future.
const START = addDays(new Date(Math.floor(Date.now() / 60_000) * 60_000), -60, ZONE);
const day = (days: number) => addDays(START, days, ZONE);
const REWARD = 150;

beforeAll(() => installStandardProgram(pool()));
afterEach(async () => expect(await verifyAllBooks(pool())).toEqual([]));
afterAll(closeDatabase);

const invitation = async (friend: string) => (await referralsOfFriends(pool(), [friend]))[0];
const stateOf = async (friend: string) => (await invitation(friend))?.state;
/** Points of rewards alone: what orders and joining gave is not counted. */
const rewarded = async (memberId: string): Promise<number> => {
  const { rows } = await pool().query(
    `SELECT coalesce(sum(CASE WHEN g."takenAt" IS NULL THEN (i->>'amount')::int ELSE 0 END), 0)::int AS n
     FROM "RewardGift" g, json_array_elements(g.items::json) i WHERE g."memberId" = $1`,
    [memberId],
  );
  return rows[0].n;
};
const ripen = async (at: Date) => {
  await ripenReferrals(at);
  await arrive();
};
async function pair() {
  const inviter = await somebody(day(0));
  return { inviter, friend: await somebody(day(1), { inviter }) };
}

describe('an invitation', () => {
  test('rewards both sides once the first paid order is past its return window, and once only', async () => {
    const { inviter, friend } = await pair();
    expect(await stateOf(friend)).toBe('bound');
    await buy(friend, day(2));
    expect(await invitation(friend)).toMatchObject({ state: 'pending', ripeAt: day(17), amount: 10_000 });
    await ripen(new Date(day(17).getTime() - 1));
    expect([await rewarded(inviter), await rewarded(friend)]).toEqual([0, 0]);
    await ripen(day(17));
    expect(await invitation(friend)).toMatchObject({ state: 'given', inviterGift: 'given', friendGift: 'given' });
    await Promise.all([ripen(day(18)), ripen(day(18))]);
    expect([await rewarded(inviter), await rewarded(friend)]).toEqual([REWARD, REWARD]);
  });

  test('counts its window from a completion that nobody told of', async () => {
    const { friend } = await pair();
    const order = await buy(friend, day(2));
    await pool().query(`UPDATE "Order" SET "completedAt" = $2, "status" = 'completed' WHERE "externalId" = $1`, [
      order,
      day(3),
    ]);
    await ripen(day(3));
    expect(await stateOf(friend)).toBe('pending');
    await ripen(new Date(day(10).getTime() - 1));
    expect(await stateOf(friend)).toBe('pending');
    await ripen(day(10));
    expect(await stateOf(friend)).toBe('given');
  });

  test('waits for another order when the money comes back before, and the second one counts from its own payment', async () => {
    const { inviter, friend } = await pair();
    await giveBack(await buy(friend, day(2)), day(5));
    expect(await invitation(friend)).toMatchObject({ state: 'bound', orderNumber: null });
    await ripen(day(17));
    expect(await rewarded(inviter)).toBe(0);
    await buy(friend, day(20));
    await ripen(day(34));
    expect(await stateOf(friend)).toBe('pending');
    await ripen(day(35));
    expect([await rewarded(inviter), await rewarded(friend)]).toEqual([REWARD, REWARD]);
  });

  test('is taken back from both when the money comes back after, and never given again', async () => {
    const { inviter, friend } = await pair();
    const order = await buy(friend, day(2));
    await ripen(day(17));
    expect(await rewarded(inviter)).toBe(REWARD);
    await giveBack(order, day(20));
    expect(await invitation(friend)).toMatchObject({ state: 'taken', inviterGift: 'taken', friendGift: 'taken' });
    await buy(friend, day(21));
    await ripen(day(50));
    expect([await rewarded(inviter), await rewarded(friend)]).toEqual([0, 0]);
    const { points } = await bookSummary(pool(), inviter, new Date());
    expect(points.available + points.pending - points.debt).toBe(50);
    const codes = (await decisionsOf(pool(), inviter, null, 20)).flatMap(({ reasons }) =>
      reasons.map(({ code }) => code),
    );
    expect(codes).toEqual(expect.arrayContaining(['referral_pending', 'referral_given', 'referral_refunded']));
  });

  test('binds once: neither registering again nor the store itself binds anew', async () => {
    const mobile = '13987650001';
    const [first, second] = [await somebody(day(0)), await somebody(day(0))];
    const friend = await somebody(day(1), { inviter: first, mobile });
    expect(await somebody(day(2), { inviter: second, mobile })).toBe(friend);
    const row = await invitation(friend);
    expect(row?.inviterId).toBe(first);
    if (row !== undefined) expect(await insertReferrals(pool(), [{ ...row, inviterId: second }])).toBe(0);
    const old = await somebody(day(0), { mobile: '13987650002' });
    await somebody(day(3), { inviter: first, mobile: '13987650002' });
    expect(await invitation(old)).toBeUndefined();
  });

  test('gives the friend what is his though his inviter closed his account meanwhile, and asks no more (4.L.2, 4.K.2)', async () => {
    const { inviter, friend } = await pair();
    await buy(friend, day(2));
    await withTransaction((db) => closeMembers(db, [inviter], day(3)));
    await ripen(day(17));
    expect(await invitation(friend)).toMatchObject({ state: 'given', inviterGift: 'refused', checkAt: null });
    expect([await rewarded(inviter), await rewarded(friend)]).toEqual([0, REWARD]);
    expect(await owedToMember(pool(), inviter, 5)).toEqual([]);
  });

  test('nobody can be his own', async () => {
    const one = await somebody(day(0));
    const row = await invitation((await pair()).friend);
    if (row === undefined) throw new Error('no invitation');
    await expect(insertReferrals(pool(), [{ ...row, memberId: one, inviterId: one }])).rejects.toThrow('Referral_self');
  });

  test('without an order in its time is over, and an order of after that changes nothing', async () => {
    const inviter = await somebody(day(0));
    const friend = await somebody(day(1), { inviter });
    await ripen(day(91));
    expect(await invitation(friend)).toMatchObject({ state: 'expired', code: 'referral_expired' });
    await buy(friend, day(59));
    expect(await stateOf(friend)).toBe('expired');
  });

  test('of history that is imported binds nobody whose order would be too late by now', async () => {
    const inviter = await somebody(addDays(START, -400, ZONE));
    const friend = await somebody(addDays(START, -200, ZONE), { inviter });
    expect(await invitation(friend)).toBeUndefined();
  });
});

describe('the month of an inviter', () => {
  test('rewards so many friends and no more, however many become ripe at once; the friends get theirs', async () => {
    const rules = { ...STANDARD_REFERRAL, perMonth: 2 };
    await referralRuleset.save(pool(), { version: 2, effectiveFrom: day(0), rules, note: 'two a month' });
    await pool().query('UPDATE "Program" SET "revision" = "revision" + 1');
    shared.forget('program');
    const inviter = await somebody(day(0));
    const friends: string[] = [];
    for (let n = 0; n < 4; n++) friends.push(await somebody(day(1), { inviter }));
    for (const [n, friend] of friends.entries()) await buy(friend, new Date(day(2).getTime() + n * 60_000));
    const runs = [1, 2, 3].map(() => ripenReferrals(day(18)));
    await Promise.all(runs);
    await arrive();
    expect(await rewarded(inviter)).toBe(2 * REWARD);
    for (const friend of friends) expect(await rewarded(friend)).toBe(REWARD);
    const shown = await ownInvitations(pool(), inviter, day(18), 'zh-CN');
    expect(shown.friends.map(({ stands }) => stands).sort()).toEqual(['given', 'given', 'month_full', 'month_full']);
    expect(JSON.stringify(shown.friends)).not.toMatch(/朋友\d/);
  });

  test('is one with that of whoever was merged into him: no merge brings room, none loses any (4.L.2, 4.E.4)', async () => {
    const [from, to] = [await somebody(day(0)), await somebody(day(0))];
    const use = (memberId: string) => ({ memberId, what: 'rewarded', period: '2026-01' }) as const;
    for (const id of [from, to]) expect(await takeUse(pool(), use(id), 3)).toBe(true);
    await pool().query('UPDATE "Member" SET "mergedInto" = $2, "status" = \'merged\' WHERE "id" = $1', [from, to]);
    await pool().query('UPDATE "Member" SET "absorbed" = ARRAY[$1::uuid] WHERE "id" = $2', [from, to]);
    expect([await takeUse(pool(), use(to), 3), await takeUse(pool(), use(to), 3)]).toEqual([true, false]);
    for (let back = 0; back < 3; back++) await returnUse(pool(), use(to));
    expect(await usedOf(pool(), use(to))).toBe(0);
  });
});
