import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { decisionsOf } from '@/lib/decisions';
import type { Actor } from '@/lib/kernel/actor';
import { addDays } from '@/lib/kernel/day';
import { publicId } from '@/lib/kernel/id';
import { verifyAllBooks } from '@/lib/ledger';
import { mergeMembersCommand, splitMembersCommand } from '@/lib/merging';
import { insertSession } from '@/lib/platform/auth/session-rows';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { shared } from '@/lib/platform/shared';
import { systemCaller } from '@/lib/platform/system-caller';
import { ZONE } from '@/lib/platform/testing/zone';
import { closeAccounts } from '@/lib/privacy';
import { insertClosing } from '@/lib/privacy/store/closings';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { reviewReferralCommand, ripenReferrals } from '.';
import { referralsOfFriends } from './store/referrals';
import { arrive, buy, somebody } from './testing/people';

const START = addDays(new Date(Math.floor(Date.now() / 60_000) * 60_000), -60, ZONE);
const day = (days: number) => addDays(START, days, ZONE);

beforeAll(() => installStandardProgram(pool()));
beforeEach(() => pool().query('DELETE FROM "RiskCount"; DELETE FROM "RiskVerdict"'));
afterEach(async () => expect(await verifyAllBooks(pool())).toEqual([]));
afterAll(closeDatabase);

const invitation = async (friend: string) => (await referralsOfFriends(pool(), [friend]))[0];
const ripen = async (at: Date) => {
  await ripenReferrals(at);
  await arrive();
};
const seenOn = (subjectId: string, ip: string, userAgent: string) =>
  insertSession(pool(), 'member', { id: newId(), subjectId, createdAt: day(1), expiresAt: day(90), ip, userAgent });
const review = (friend: string, verdict: 'release' | 'refuse', actor?: Actor) =>
  execute(
    reviewReferralCommand,
    { ...systemCaller('test', day(5)), ...(actor === undefined ? {} : { actor }) },
    { memberId: publicId('member', friend), verdict, note: 'looked at it' },
  );
async function onOneDevice(ip = '203.0.113.7', others = ip) {
  const inviter = await somebody(day(0));
  const friend = await somebody(day(1), { inviter });
  await seenOn(inviter, ip, 'phone 1');
  await seenOn(friend, others, 'phone 1');
  await buy(friend, day(2));
  return { inviter, friend };
}

describe('inviter and friend on one device', () => {
  test('are held with the evidence however long, and given when somebody releases them', async () => {
    const { friend } = await onOneDevice();
    const held = await invitation(friend);
    expect(held).toMatchObject({ state: 'pending', review: 'open', evidence: [{ signal: 'pair.device' }] });
    expect(JSON.stringify(held?.evidence)).not.toContain('203.0.113.7');
    await ripen(day(30));
    expect(await invitation(friend)).toMatchObject({ state: 'pending', review: 'open' });
    await review(friend, 'release');
    await ripen(day(30));
    expect(await invitation(friend)).toMatchObject({ state: 'given', review: 'released', inviterGift: 'given' });
    await expect(review(friend, 'refuse')).rejects.toMatchObject({ code: 'referral_not_held' });
  });

  test('get nothing when somebody refuses, whatever comes after', async () => {
    const { friend } = await onOneDevice('203.0.113.8');
    await review(friend, 'refuse');
    await buy(friend, day(6));
    await ripen(day(40));
    expect(await invitation(friend)).toMatchObject({ state: 'refused', code: 'referral_refused', friendGift: 'none' });
  });

  test('are not the same behind a proxy of the own network, nor on one address with two browsers', async () => {
    expect(await invitation((await onOneDevice('10.0.0.3')).friend)).toMatchObject({ review: 'none', evidence: [] });
    expect(await invitation((await onOneDevice('203.0.113.9', '203.0.113.10')).friend)).toMatchObject({
      review: 'none',
    });
  });

  test('only who may review does', async () => {
    const { friend } = await onOneDevice('203.0.113.11');
    const reader = {
      kind: 'staff',
      id: newId(),
      name: 'r',
      roles: [],
      permissions: new Set(['referral.read']),
    } as const;
    await expect(review(friend, 'release', { ...reader, scope: null } as Actor)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

test('very many friends of one inviter on one day are first looked at, then blocked', async () => {
  const limits = { 'referral.inviter': { review: 1, block: 2 } };
  await pool().query('UPDATE "Program" SET "settings" = $1::jsonb', [JSON.stringify({ risk: { limits } })]);
  shared.forget('program');
  const inviter = await somebody(day(0));
  const friends: string[] = [];
  for (let n = 0; n < 3; n++) friends.push(await somebody(day(1), { inviter }));
  for (const friend of friends) await buy(friend, day(2));
  const rows = await Promise.all(friends.map(invitation));
  expect(rows.map((row) => [row?.state, row?.review, row?.code])).toEqual([
    ['pending', 'none', null],
    ['pending', 'open', null],
    ['refused', 'refused', 'referral_blocked'],
  ]);
  await pool().query(`UPDATE "Program" SET "settings" = '{}'`);
  shared.forget('program');
});

describe('a merge', () => {
  const merge = async (from: string, to: string) => {
    const ids = {
      memberId: publicId('member', to),
      absorbedId: publicId('member', from),
      picks: {},
      reason: 'one person',
    };
    const { mergeId } = await execute(mergeMembersCommand, systemCaller('test', day(4)), ids);
    await arrive();
    return mergeId;
  };
  const split = async (to: string, mergeId: string) => {
    const ids = { memberId: publicId('member', to), mergeId: publicId('merge', mergeId), reason: 'two people' };
    await execute(splitMembersCommand, systemCaller('test', day(5)), ids);
    await arrive();
  };

  test('of inviter and friend refuses, and its undoing brings the invitation back', async () => {
    const inviter = await somebody(day(0));
    const friend = await somebody(day(1), { inviter });
    await buy(friend, day(2));
    const mergeId = await merge(friend, inviter);
    expect(await invitation(friend)).toMatchObject({ state: 'refused', code: 'referral_own_account' });
    await split(inviter, mergeId);
    expect(await invitation(friend)).toMatchObject({ state: 'pending', inviterId: inviter });
  });

  test('with somebody who was a member before shows that the friend was not new', async () => {
    const [inviter, old] = [await somebody(day(0)), await somebody(day(0))];
    const friend = await somebody(day(1), { inviter });
    await buy(friend, day(2));
    await merge(friend, old);
    expect(await invitation(friend)).toMatchObject({ state: 'refused', code: 'referral_member_before' });
  });

  test('of the inviter gives to whoever he is now', async () => {
    const inviter = await somebody(day(0));
    const other = await somebody(day(0));
    const friend = await somebody(day(1), { inviter });
    await buy(friend, day(2));
    await merge(inviter, other);
    await ripen(day(17));
    expect(await invitation(friend)).toMatchObject({ state: 'given', inviterGift: 'given' });
    const { rows } = await pool().query(`SELECT "memberId" FROM "RewardGift" WHERE "reason" = 'referral_inviter'`);
    expect(rows.map(({ memberId }) => memberId)).toContain(other);
  });
});

test('a friend who was a member before, and closed his account, is no new one; his inviter is told', async () => {
  const mobile = '13800009911';
  const gone = await somebody(day(0), { mobile });
  const asked = { memberId: gone, id: newId(), askedAt: day(0), dueAt: day(1), reason: null, askedBy: 'test' };
  await insertClosing(pool(), asked);
  await closeAccounts(new Date());
  const inviter = await somebody(day(1));
  const friend = await somebody(day(2), { inviter, mobile });
  const refused = { state: 'refused', code: 'referral_returning', inviterGift: 'none', friendGift: 'none' };
  expect(await invitation(friend)).toMatchObject(refused);
  const [told] = await decisionsOf(pool(), inviter, null, 1);
  expect(told).toMatchObject({ kind: 'referral.considered', reasons: [{ code: 'referral_returning' }] });
  await buy(friend, day(3));
  await ripen(day(40));
  expect(await invitation(friend)).toMatchObject(refused);
});
