import 'server-only';
import { addDays, localMonth } from '@/lib/kernel/day';
import { findMemberId, membersById, ownIdsOf } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { describeRewards, giftsOf, type Reward, type RewardLine, rewardNames, tellGiven } from '@/lib/rewards';
import { isInviter } from './bind';
import type { ReferralState } from './rules/decide-referral';
import { figuresOfInviter, type Referral, referralsOfFriends, referralsOfInviter } from './store/referrals';
import { referralRulesAt } from './store/rules';
import { usedOf } from './store/uses';

const FRIENDS_SHOWN = 50;
const GIFTS_SHOWN = 50;

/** One friend as his inviter may see him: a masked name, and where the reward stands. */
export type InvitedFriend = {
  readonly key: string;
  readonly name: string | null;
  /** What the page says of him. */
  readonly stands: ReferralState | 'held' | 'giving' | 'month_full' | 'not_given';
  readonly since: string;
  /** Until when he may buy, or when the reward comes. */
  readonly until: string | null;
};

/** Says rewards for a page, with the names of what they name. */
export const sayRewards = async (
  db: Db,
  rewards: readonly { readonly kind: string; readonly params?: unknown }[],
  locale: string,
): Promise<readonly RewardLine[]> => {
  const given: Reward[] = rewards.map(({ kind, params }) => ({ kind, params }));
  return describeRewards(given, await rewardNames(db, given), locale);
};

/** What a member's page of invitations shows: terms as they are now, his figures and friends, what he was given. */
export async function ownInvitations(db: Db, memberId: string, now: Date, locale: string) {
  const { zone } = await program(db);
  const { rules } = await referralRulesAt(now, db);
  const family = await ownIdsOf(db, memberId);
  const [rows, figures, gifts, used] = await Promise.all([
    referralsOfInviter(db, family, FRIENDS_SHOWN),
    figuresOfInviter(db, family),
    giftsOf(db, memberId, 'referral', null, GIFTS_SHOWN),
    usedOf(db, { memberId, what: 'rewarded', period: localMonth(now, zone) }),
  ]);
  const profiles = await membersById(
    db,
    rows.map((row) => row.memberId),
  );
  const earned = gifts.filter(({ takenAt, reason }) => takenAt === null && reason === 'referral_inviter');
  const [forInviter, forFriend, lines] = await Promise.all([
    sayRewards(db, rules.inviter, locale),
    sayRewards(db, rules.friend, locale),
    tellGiven(
      db,
      earned.flatMap(({ items }) => items),
      locale,
    ),
  ]);
  return {
    zone,
    rules,
    inviter: forInviter,
    friend: forFriend,
    figures,
    used,
    earned: lines,
    friends: rows.map((row, place) => friendOf(row, `${place}`, profiles.get(row.memberId)?.name ?? null, zone, rules)),
  };
}

function friendOf(
  row: Referral,
  key: string,
  name: string | null,
  zone: string,
  { orderWithinDays }: { readonly orderWithinDays: number },
): InvitedFriend {
  const stands = standsOf(row);
  const until =
    stands === 'bound' ? addDays(row.boundAt, orderWithinDays, zone) : stands === 'pending' ? row.ripeAt : null;
  return { key, name, stands, since: row.boundAt.toISOString(), until: until?.toISOString() ?? null };
}

function standsOf({ state, review, code, inviterGift }: Referral): InvitedFriend['stands'] {
  if (state === 'pending' && review === 'open') return 'held';
  if (state !== 'given') return state;
  if (code === 'referral_month_full') return 'month_full';
  return inviterGift === 'due' ? 'giving' : inviterGift === 'given' ? 'given' : 'not_given';
}

/** Who greets whoever follows an invitation, and what he promises him; null for a code of nobody, or a closed programme. */
export async function invitationOf(db: Db, code: string, now: Date, locale: string) {
  const inviterId = code.trim() === '' ? null : await findMemberId(db, { code: code.trim() });
  if (inviterId === null || !(await isInviter(inviterId))) return null;
  const [{ rules }, profiles] = await Promise.all([referralRulesAt(now, db), membersById(db, [inviterId])]);
  const name = profiles.get(inviterId)?.name ?? null;
  const rewards = rules.isOpen ? await sayRewards(db, rules.friend, locale) : [];
  return { code: profiles.get(inviterId)?.code ?? code, name, rewards, windowDays: rules.windowDays };
}

/** Where the reward of somebody who was brought himself stands; null for who came by himself. */
export async function ownBinding(db: Db, memberId: string, locale: string) {
  const [row] = await referralsOfFriends(db, [memberId]);
  if (row === undefined) return null;
  const { zone } = await program(db);
  const { rules } = await referralRulesAt(row.boundAt, db);
  const gift = row.friendGift === 'none' && row.state === 'given' ? 'given' : row.friendGift;
  return {
    state: row.state === 'given' && gift !== 'given' ? ('pending' as const) : row.state,
    rewards: await sayRewards(db, rules.friend, locale),
    minAmount: rules.minAmount,
    until:
      (row.state === 'bound' ? addDays(row.boundAt, rules.orderWithinDays, zone) : row.ripeAt)?.toISOString() ?? null,
  };
}
