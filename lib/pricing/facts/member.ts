import type { Fact } from './fact';

const DAY_MS = 86_400_000;
const daysSince = (then: Date, now: Date): number => Math.floor((now.getTime() - then.getTime()) / DAY_MS);

/** The code of the level that the member holds before this order. */
export const memberLevel: Fact = { code: 'member.level', type: 'name', read: ({ member }) => member?.level ?? null };

/** The rank of that level. */
export const memberRank: Fact = {
  code: 'member.rank',
  type: 'number',
  unit: 'count',
  read: ({ member }) => member?.rank ?? null,
};

/** Orders since that level began: 0 to 2 are its first three (S3-7.4). */
export const memberLevelOrders: Fact = {
  code: 'member.level_orders',
  type: 'number',
  unit: 'count',
  isAsked: true,
  read: ({ member }) => member?.asked?.values['member.level_orders'] ?? null,
};

/** Person or enterprise. */
export const memberKind: Fact = { code: 'member.kind', type: 'name', read: ({ member }) => member?.kind ?? null };

/** The member's tags. */
export const memberTags: Fact = { code: 'member.tags', type: 'name', read: ({ member }) => member?.tags ?? null };

/** The region that the member named. */
export const memberRegion: Fact = { code: 'member.region', type: 'name', read: ({ member }) => member?.region ?? null };

/** The channel by which the member joined. */
export const memberChannel: Fact = {
  code: 'member.channel',
  type: 'name',
  read: ({ member }) => member?.channel ?? null,
};

/** Qualifying orders so far. */
export const memberOrders: Fact = {
  code: 'member.orders',
  type: 'number',
  unit: 'count',
  read: ({ member }) => member?.orders ?? null,
};

/** What was bought so far less what was refunded, in fen. */
export const memberAmount: Fact = {
  code: 'member.amount',
  type: 'number',
  unit: 'money',
  read: ({ member }) => member?.amount ?? null,
};

/** Whole days since joining. */
export const memberDays: Fact = {
  code: 'member.days',
  type: 'number',
  unit: 'count',
  read: ({ member, now }) => (member === null ? null : daysSince(member.registeredAt, now)),
};

/** Whole days since the last order; nothing for one who has not ordered yet. */
export const daysSinceOrder: Fact = {
  code: 'member.days_since_order',
  type: 'number',
  unit: 'count',
  read: ({ member, now }) => (member?.lastOrderAt ? daysSince(member.lastOrderAt, now) : null),
};

/** The month of birth. */
export const birthMonth: Fact = {
  code: 'member.birth_month',
  type: 'number',
  unit: 'count',
  read: ({ member }) => member?.birth?.month ?? null,
};

/** Points that may be spent. */
export const memberPoints: Fact = {
  code: 'member.points',
  type: 'number',
  unit: 'count',
  read: ({ member }) => member?.points.available ?? null,
};

/** The segments that the member is in, of those that conditions ask for. */
export const memberSegment: Fact = {
  code: 'member.segment',
  type: 'name',
  isAsked: true,
  read: ({ member }) => member?.asked?.values['member.segment'] ?? null,
};
