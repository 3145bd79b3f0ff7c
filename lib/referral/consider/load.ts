import { must } from '@/lib/kernel/assert';
import { addDays } from '@/lib/kernel/day';
import { type MemberProfile, membersById, survivorOf } from '@/lib/members';
import { type FirstPaid, firstPaidOrders, paidOrdersNamed } from '@/lib/orders';
import type { Db } from '@/lib/platform/db';
import { type Program, program } from '@/lib/platform/program';
import type { FriendOrder, ReferralFacts } from '../rules/decide-referral';
import type { ReferralRules } from '../schema';
import { lockReferrals, type Referral } from '../store/referrals';
import { referralRuleset } from '../store/rules';

// A friend's first order is among his first ones; who has more than these has long been rewarded.
const ORDERS_READ = 50;
const OPEN_STATES = ['bound', 'pending', 'refused'];

/** A set of invitations with all that their decisions need. */
export type Considered = {
  readonly settings: Program;
  readonly rows: readonly Referral[];
  /** The member who has what belongs to an id now: himself, or into whom he was merged. */
  readonly holderOf: (id: string) => string;
  readonly profileOf: (id: string) => MemberProfile;
  readonly factsOf: (row: Referral, now: Date) => ReferralFacts;
  readonly rulesOf: (row: Referral) => ReferralRules;
};

/** Locks invitations in the order of their friends, and loads what deciding them needs, once for all. */
export async function loadConsidered(db: Db, memberIds: readonly string[]): Promise<Considered> {
  const settings = await program(db);
  const versions = await referralRuleset.live(db, settings);
  const rows = await lockReferrals(db, memberIds);
  const holders = await holdersAmong(db, rows);
  const holderOf = (id: string) => holders.get(id) ?? id;
  const [profiles, orders] = await Promise.all([
    membersById(db, [...new Set(holders.values())]),
    ordersOfRows(db, rows, holderOf, settings.zone),
  ]);
  const profileOf = (id: string) => must(profiles.get(holderOf(id)), 'an invitation of nobody');
  const rulesOf = ({ version }: Referral) => {
    const found = versions.find((one) => one.version === version);
    return must(found ?? versions.at(-1), 'an invitation of no version').rules;
  };
  return {
    settings,
    rows,
    holderOf,
    profileOf,
    rulesOf,
    factsOf: (row, now) => ({
      ...row,
      orders: orders.get(row.memberId) ?? [],
      isOneself: holderOf(row.memberId) === holderOf(row.inviterId),
      wasMember: profileOf(row.memberId).registeredAt < row.boundAt,
      isFrozen: [row.memberId, row.inviterId].some((id) => profileOf(id).status === 'frozen'),
      rules: rulesOf(row),
      zone: settings.zone,
      now,
    }),
  };
}

async function holdersAmong(db: Db, rows: readonly Referral[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ memberId, inviterId }) => [memberId, inviterId]))];
  const profiles = await membersById(db, ids);
  const holders = new Map<string, string>();
  for (const id of ids) holders.set(id, profiles.get(id)?.mergedInto ? await survivorOf(db, id) : id);
  return holders;
}

/** The orders that may count, by friend: his first ones, and for one that was given the order by which it was. */
async function ordersOfRows(
  db: Db,
  rows: readonly Referral[],
  holderOf: (id: string) => string,
  zone: string,
): Promise<Map<string, FriendOrder[]>> {
  const open = rows.filter(({ state }) => OPEN_STATES.includes(state));
  const given = rows.filter(({ state }) => state === 'given');
  const friends = [...new Set(open.map(({ memberId }) => holderOf(memberId)))];
  // Somebody may register while he stands at the till: his order was placed before he was a member.
  const from = addDays(new Date(Math.min(...open.map(({ boundAt }) => boundAt.getTime()), Date.now())), -1, zone);
  const [first, named] = await Promise.all([
    firstPaidOrders(db, friends, from, ORDERS_READ),
    paidOrdersNamed(
      db,
      given.flatMap(({ orderNumber }) => orderNumber ?? []),
    ),
  ]);
  return new Map([
    ...open.map(
      ({ memberId }) => [memberId, first.filter((one) => one.memberId === holderOf(memberId)).map(orderOf)] as const,
    ),
    ...given.map(
      ({ memberId, orderNumber }) =>
        [memberId, named.filter(({ externalId }) => externalId === orderNumber).map(orderOf)] as const,
    ),
  ]);
}

const orderOf = ({ externalId, paidAt, completedAt, left }: FirstPaid): FriendOrder => ({
  number: externalId,
  paidAt,
  completedAt,
  left,
});
