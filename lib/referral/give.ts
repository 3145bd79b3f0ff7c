import { z } from 'zod';
import { must } from '@/lib/kernel/assert';
import { survivorOf } from '@/lib/members';
import { type Db, withTransaction } from '@/lib/platform/db';
import type { Listener } from '@/lib/platform/outbox-drain';
import { type Program, program } from '@/lib/platform/program';
import { giveOrOwe, type Reward, takeBackRewards } from '@/lib/rewards';
import { SIDES, type Side } from './consider/consider';
import { boostById, keepBoostGift, keepHelpGift, lockBoost } from './store/boosts';
import { lockReferrals, type Referral, saveReferrals } from './store/referrals';
import { boostRuleset, referralRuleset } from './store/rules';

const OfSide = z.object({ friendId: z.string(), side: z.enum(SIDES) });
const OfBoost = z.object({ boostId: z.string(), helperId: z.string().nullable().default(null) });

const giftKey = (friendId: string, side: Side): string => `referral:${friendId}:${side}`;
const giftOf = (row: Referral, side: Side) => (side === 'inviter' ? row.inviterGift : row.friendGift);
const withGift = (row: Referral, side: Side, gift: Referral['friendGift']): Referral =>
  side === 'inviter' ? { ...row, inviterGift: gift } : { ...row, friendGift: gift };

/** Gives one side of an invitation what it was promised, once, unless it was taken back meanwhile (4.L). */
export const giveForReferral: Listener = async ({ payload }) => {
  const { friendId, side } = OfSide.parse(payload);
  const now = new Date();
  await withTransaction(async (db) => {
    const [row] = await lockReferrals(db, [friendId]);
    if (row === undefined || row.state !== 'given' || giftOf(row, side) !== 'due') return;
    const { rules } = await promised(db, referralRuleset, row.version);
    const memberId = await survivorOf(db, side === 'inviter' ? row.inviterId : row.memberId);
    const source = { type: 'referral', ref: friendId, version: row.version } as const;
    const gift = { memberId, key: giftKey(friendId, side), rewards: asRewards(rules[side]), source };
    const [given] = await giveOrOwe(db, [{ ...gift, reason: `referral_${side}` }], now);
    await saveReferrals(db, [withGift(row, side, cameTo(given))]);
  });
};

/** Takes back what one side of an invitation got, after the friend's money went back (4.L). */
export const takeBackForReferral: Listener = async ({ payload }) => {
  const { friendId, side } = OfSide.parse(payload);
  await withTransaction(async (db) => {
    const [row] = await lockReferrals(db, [friendId]);
    if (row === undefined || row.state !== 'taken' || !['due', 'given'].includes(giftOf(row, side))) return;
    const memberId = await survivorOf(db, side === 'inviter' ? row.inviterId : row.memberId);
    await takeBackRewards(db, [{ memberId, key: giftKey(friendId, side) }], new Date());
    await saveReferrals(db, [withGift(row, side, 'taken')]);
  });
};

/** Gives the starter of a boost what he was promised, once (S3-9.2). */
export const giveForBoost: Listener = async ({ payload }) => {
  const { boostId } = OfBoost.parse(payload);
  await withTransaction(async (db) => {
    const boost = await lockBoost(db, boostId);
    if (boost?.gift !== 'due') return;
    const { rules } = await promised(db, boostRuleset, boost.version);
    const memberId = await survivorOf(db, boost.memberId);
    const gift = { memberId, key: `boost:${boostId}`, rewards: asRewards(rules.owner), reason: 'boost_reached' };
    const source = { type: 'boost', ref: boostId, version: boost.version } as const;
    const [given] = await giveOrOwe(db, [{ ...gift, source }], new Date());
    await keepBoostGift(db, boostId, cameTo(given));
  });
};

/** Gives a helper his thanks, once; the help itself says whether it was given, so that helpers do not wait for each other. */
export const thankHelper: Listener = async ({ payload }) => {
  const { boostId, helperId } = OfBoost.parse(payload);
  if (helperId === null) return;
  await withTransaction(async (db) => {
    if (!(await keepHelpGift(db, boostId, helperId, 'due', 'given'))) return;
    const { version } = must(await boostById(db, boostId), 'a help for no boost');
    const { rules } = await promised(db, boostRuleset, version);
    const memberId = await survivorOf(db, helperId);
    const key = `help:${boostId}:${helperId}`;
    const source = { type: 'boost', ref: boostId, version } as const;
    const gift = { memberId, key, rewards: asRewards(rules.helper), source, reason: 'boost_helped' };
    const [given] = await giveOrOwe(db, [gift], new Date());
    const came = cameTo(given);
    if (came !== 'given') await keepHelpGift(db, boostId, helperId, 'given', came);
  });
};

const Rewarded = z.object({ key: z.string(), source: z.object({ type: z.string(), ref: z.string() }) });

/** Notes that what was owed for an invitation or a boost has been given after all; what was given at once is noted already. */
export const noteGivenLate: Listener = async ({ payload }) => {
  const { key, source } = Rewarded.parse(payload);
  if (source.type !== 'referral' && source.type !== 'boost') return;
  const [, , last = ''] = key.split(':');
  await withTransaction(async (db) => {
    if (source.type === 'referral') return noteReferral(db, source.ref, last);
    if (key.startsWith('help:')) return keepHelpGift(db, source.ref, last, 'due', 'given').then(() => undefined);
    const boost = await lockBoost(db, source.ref);
    if (boost?.gift === 'due') await keepBoostGift(db, source.ref, 'given');
  });
};

async function noteReferral(db: Db, friendId: string, last: string): Promise<void> {
  const side = SIDES.find((one) => one === last);
  const [row] = await lockReferrals(db, [friendId]);
  if (side === undefined || row === undefined || giftOf(row, side) !== 'due') return;
  await saveReferrals(db, [withGift(row, side, 'given')]);
}

/** A gift that is owed stays due: the worker tries again, and tells when it was given. */
function cameTo(given: { readonly outcome: string } | undefined): 'given' | 'refused' | 'due' {
  if (given?.outcome === 'owed') return 'due';
  return given?.outcome === 'refused' ? 'refused' : 'given';
}

/** The version that was promised. */
async function promised<R>(
  db: Db,
  ruleset: { readonly live: (db: Db, program: Program) => Promise<readonly { version: number; rules: R }[]> },
  version: number,
): Promise<{ readonly rules: R }> {
  const versions = await ruleset.live(db, await program(db));
  return must(
    versions.find((one) => one.version === version),
    'a promise of no version',
  );
}

const asRewards = (rewards: readonly { readonly kind: string; readonly params?: unknown }[]): readonly Reward[] =>
  rewards.map(({ kind, params }) => ({ kind, params }));
