import { localDate, localTime } from '@/lib/kernel/day';
import { invitersOf, type MemberProfile, memberStats, membersById } from '@/lib/members';
import { attribute, type Source, wholeDays, wholeDaysSql, YES_NO } from './attribute';

/** Who a member is, with what his birthday and his inviter may be asked for. */
type Profile = MemberProfile & { readonly birthMonth: number | null; readonly isInvited: boolean };

const profile: Source<Profile> = {
  code: 'profile',
  async load(db, ids) {
    const [profiles, inviters] = await Promise.all([membersById(db, ids, { reveal: true }), invitersOf(db, ids)]);
    const invited = new Set(inviters.map(({ id }) => id));
    return new Map(
      [...profiles].map(([id, one]) => {
        const month = one.birthday === null ? null : Number(one.birthday.split('-')[1]);
        return [id, { ...one, birthMonth: month, isInvited: invited.has(id) }];
      }),
    );
  },
};

const frequent = (column: string) => ({
  query: `SELECT m."${column}" AS "code", count(*)::int8 AS "count" FROM "Member" m
    WHERE m."status" = 'active' AND m."${column}" IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT $1`,
});

/** Person or enterprise. */
export const memberKind = attribute({
  code: 'member.kind',
  group: 'profile',
  kind: 'name',
  choices: { of: ['person', 'enterprise'] },
  cost: 1,
  source: profile,
  sql: () => 'm."kind"',
  read: (one) => one?.kind ?? null,
});

/** The gender that the member told. */
export const memberGender = attribute({
  code: 'member.gender',
  group: 'profile',
  kind: 'name',
  choices: frequent('gender'),
  cost: 1,
  source: profile,
  sql: () => 'm."gender"',
  read: (one) => one?.gender ?? null,
});

/** The region that the member named. */
export const memberRegion = attribute({
  code: 'member.region',
  group: 'profile',
  kind: 'name',
  choices: frequent('region'),
  cost: 1,
  source: profile,
  sql: () => 'm."region"',
  read: (one) => one?.region ?? null,
});

/** The channel by which the member joined. */
export const memberChannel = attribute({
  code: 'member.channel',
  group: 'profile',
  kind: 'name',
  choices: frequent('channel'),
  cost: 1,
  source: profile,
  sql: () => 'm."channel"',
  read: (one) => one?.channel ?? null,
});

/** The store that the member belongs to. */
export const memberStore = attribute({
  code: 'member.store',
  group: 'profile',
  kind: 'name',
  choices: frequent('storeCode'),
  cost: 1,
  source: profile,
  sql: () => 'm."storeCode"',
  read: (one) => one?.storeCode ?? null,
});

/** The member's tags. */
export const memberTags = attribute({
  code: 'member.tags',
  group: 'profile',
  kind: 'names',
  choices: {
    query: `SELECT t."tag" AS "code", count(*)::int8 AS "count" FROM "MemberTag" t GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT $1`,
  },
  cost: 2,
  source: profile,
  sql: () => 'ARRAY(SELECT t."tag" FROM "MemberTag" t WHERE t."memberId" = m."id")',
  read: (one) => one?.tags ?? null,
});

/** Whether somebody invited the member. */
export const memberInvited = attribute({
  code: 'member.invited',
  group: 'profile',
  kind: 'boolean',
  choices: YES_NO,
  cost: 1,
  source: profile,
  sql: () => `CASE WHEN m."inviterId" IS NULL THEN 'no' ELSE 'yes' END`,
  read: (one) => (one === undefined ? null : one.isInvited ? 'yes' : 'no'),
});

/** Whole days since joining. */
export const memberDays = attribute({
  code: 'member.days',
  group: 'profile',
  kind: 'days',
  cost: 1,
  source: profile,
  sql: (w) => wholeDaysSql('m."registeredAt"', w.now()),
  read: (one, _, { now }) => (one === undefined ? null : wholeDays(one.registeredAt, now)),
});

/** The local date of joining, as 20260131. */
export const memberRegisteredOn = attribute({
  code: 'member.registered_on',
  group: 'profile',
  kind: 'date',
  cost: 1,
  source: profile,
  sql: (w) => `to_char(m."registeredAt" AT TIME ZONE ${w.zone()}, 'YYYYMMDD')::int8`,
  read: (one, _, { zone }) =>
    one === undefined ? null : Number(localDate(one.registeredAt, zone).replaceAll('-', '')),
});

/** The month of birth. */
export const memberBirthMonth = attribute({
  code: 'member.birth_month',
  group: 'profile',
  kind: 'number',
  cost: 1,
  source: profile,
  sql: () => 'm."birthMonth"',
  read: (one) => one?.birthMonth ?? null,
});

/** How many months until the month of birth begins; 0 within it. The day itself is sealed and chooses nobody (4.K). */
export const memberBirthMonthIn = attribute({
  code: 'member.birth_month_in',
  group: 'profile',
  kind: 'number',
  cost: 1,
  source: profile,
  sql: (w) => `((m."birthMonth" - extract(month FROM ${w.day()})::int8 + 12) % 12)`,
  read: (one, _, { now, zone }) =>
    one === undefined || one.birthMonth === null ? null : (one.birthMonth - localTime(now, zone).month + 12) % 12,
});

type Stats = { readonly lastOrderAt: Date | null };
const stats: Source<Stats> = {
  code: 'stats',
  load: async (db, ids) => new Map((await memberStats(db, ids)).map((row) => [row.memberId, row])),
};

/** Whole days since the last order; nothing for one who has not ordered yet. */
export const memberDaysSinceOrder = attribute({
  code: 'member.days_since_order',
  group: 'purchases',
  kind: 'days',
  cost: 1,
  source: stats,
  sql: (w) => wholeDaysSql(`${w.row('MemberStats')}."lastOrderAt"`, w.now()),
  read: (one, _, { now }) => (one === undefined || one.lastOrderAt === null ? null : wholeDays(one.lastOrderAt, now)),
});
