import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, insertion, statement, turned, unnest } from '@/lib/platform/db';
import { REFERRAL_STATES } from '../rules/decide-referral';

/** What came of one side's reward. */
export const GIFT_STATES = ['none', 'due', 'given', 'refused', 'taken'] as const;

const Evidence = z.array(
  z.object({ signal: z.string(), by: z.string(), count: z.number(), limit: z.number(), key: z.string() }),
);

const ReferralRow = z.object({
  memberId: z.string(),
  inviterId: z.string(),
  boundAt: z.date(),
  version: z.number(),
  state: z.enum(REFERRAL_STATES),
  code: z.string().nullable(),
  review: z.enum(['none', 'open', 'released', 'refused']),
  evidence: Evidence,
  orderNumber: z.string().nullable(),
  amount: z.number(),
  paidAt: z.date().nullable(),
  ripeAt: z.date().nullable(),
  checkAt: z.date().nullable(),
  decidedAt: z.date().nullable(),
  month: z.string().nullable(),
  inviterGift: z.enum(GIFT_STATES),
  friendGift: z.enum(GIFT_STATES),
  note: z.string().nullable(),
  demo: z.boolean(),
});

/** One member brought by another; `memberId` is the friend. */
export type Referral = z.output<typeof ReferralRow>;

const COLUMNS: Columns<Referral> = {
  memberId: 'uuid',
  inviterId: 'uuid',
  boundAt: 'timestamptz',
  version: 'int4',
  state: 'text',
  code: 'text',
  review: 'text',
  orderNumber: 'text',
  amount: 'int8',
  paidAt: 'timestamptz',
  ripeAt: 'timestamptz',
  checkAt: 'timestamptz',
  decidedAt: 'timestamptz',
  month: 'text',
  inviterGift: 'text',
  friendGift: 'text',
  note: 'text',
  demo: 'bool',
  evidence: 'json',
};
const NAMES = Object.keys(COLUMNS) as (keyof Referral)[];
const LIST = NAMES.map((name) => `r."${name}"`).join(', ');

/** Binds members to who brought them; one who is bound already stays so (4.L). */
export const insertReferrals = insertion<Referral>(
  'referral.bind',
  'Referral',
  COLUMNS,
  'ON CONFLICT ("memberId") DO NOTHING',
);

// Primary key, in its order: whoever locks several takes them in one order.
const lockRows = statement(
  'referral.lock',
  `SELECT ${LIST} FROM "Referral" r WHERE r."memberId" = ANY($1::uuid[]) ORDER BY r."memberId" FOR UPDATE`,
  ReferralRow,
);
// Primary key.
const readRows = statement(
  'referral.of-friends',
  `SELECT ${LIST} FROM "Referral" r WHERE r."memberId" = ANY($1::uuid[])`,
  ReferralRow,
);
// Index (inviterId, boundAt), backwards for each of a member's ids.
const readOfInviter = statement(
  'referral.of-inviter',
  `SELECT ${LIST} FROM "Referral" r WHERE r."inviterId" = ANY($1::uuid[]) ORDER BY r."boundAt" DESC, r."memberId" LIMIT $2`,
  ReferralRow,
);
// Index on checkAt.
const readDue = statement(
  'referral.due',
  `SELECT "memberId" FROM "Referral" WHERE "checkAt" <= $1 AND "memberId" > $2::uuid ORDER BY "memberId" LIMIT $3`,
  z.object({ memberId: z.string() }),
);
// Index (inviterId, boundAt).
const readFigures = statement(
  'referral.figures',
  `SELECT count(*)::int AS "friends", count(*) FILTER (WHERE "state" = 'given')::int AS "rewarded",
          count(*) FILTER (WHERE "state" IN ('bound', 'pending'))::int AS "waiting"
   FROM "Referral" WHERE "inviterId" = ANY($1::uuid[])`,
  z.object({ friends: z.number(), rewarded: z.number(), waiting: z.number() }),
);

const CHANGED = NAMES.filter(
  (name) => !['memberId', 'inviterId', 'boundAt', 'version', 'demo', 'evidence'].includes(name),
);
const PLAIN = Object.fromEntries(
  Object.entries(COLUMNS).filter(([name]) => name === 'memberId' || CHANGED.includes(name as keyof Referral)),
) as Columns<Omit<Referral, 'inviterId' | 'boundAt' | 'version' | 'demo' | 'evidence'>>;
const PLACES = Object.keys(PLAIN).length;

// Primary key; the rows are locked.
const updateRows = execution(
  'referral.save',
  `UPDATE "Referral" r SET ${CHANGED.map((name) => `"${name}" = n."${name}"`).join(', ')}, "evidence" = n."evidence"::jsonb
   FROM ROWS FROM (${unnest(PLAIN)}, json_array_elements($${PLACES + 1}::json)) AS n(${Object.keys(PLAIN)
     .map((name) => `"${name}"`)
     .join(', ')}, "evidence")
   WHERE r."memberId" = n."memberId"`,
);

/** The invitations of these friends, locked in the order of their ids. */
export const lockReferrals = (db: Db, memberIds: readonly string[]): Promise<Referral[]> =>
  memberIds.length === 0 ? Promise.resolve([]) : lockRows(db, [memberIds]);

/** The invitations of these friends. */
export const referralsOfFriends = (db: Db, memberIds: readonly string[]): Promise<Referral[]> =>
  memberIds.length === 0 ? Promise.resolve([]) : readRows(db, [memberIds]);

/** The friends whom a member, under any of his ids, has brought, the newest first. */
export const referralsOfInviter = (db: Db, inviterIds: readonly string[], limit: number): Promise<Referral[]> =>
  readOfInviter(db, [inviterIds, limit]);

/** How many friends a member has brought, how many were rewarded and how many are on their way. */
export const figuresOfInviter = async (db: Db, inviterIds: readonly string[]) =>
  (await readFigures(db, [inviterIds]))[0] ?? { friends: 0, rewarded: 0, waiting: 0 };

/** Friends whose invitation is to be looked at by now, after a place. */
export const dueReferrals = async (db: Db, now: Date, after: string, limit: number): Promise<string[]> =>
  (await readDue(db, [now, after, limit])).map(({ memberId }) => memberId);

/** Saves locked invitations. */
export async function saveReferrals(db: Db, rows: readonly Referral[]): Promise<void> {
  if (rows.length === 0) return;
  await updateRows(db, turned({ ...PLAIN, evidence: 'json' }, rows));
}
