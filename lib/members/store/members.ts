import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, insertion, statement, turned, unnest } from '@/lib/platform/db';

const FactsRow = z.object({
  id: z.string(),
  externalId: z.string().nullable(),
  registeredAt: z.date(),
  birthMonth: z.number().nullable(),
  status: z.string(),
});

/** What settling an order must know of a member; `absorbed` and `former` are those in whose books lines about him stand. */
export type MemberFacts = z.output<typeof FactsRow> & {
  readonly externalIds: readonly string[];
  readonly absorbed: readonly string[];
  readonly former: readonly string[];
};

const Ids = z
  .array(z.string())
  .nullable()
  .transform((ids): readonly string[] => ids ?? []);
const LockedRow = FactsRow.extend({
  externalIds: z.array(z.string()),
  mergedInto: z.string().nullable(),
  absorbed: Ids,
  former: Ids,
});

/** A member as locking finds him: perhaps one who was merged into another. */
export type LockedMember = z.output<typeof LockedRow>;

// Locks in id order (4.F). Member by primary key; MemberExternalId by its key; OrderKey is resolved by the caller.
const lockRows = statement(
  'members.lock',
  `SELECT m."id", m."externalId", m."registeredAt", m."birthMonth", m."status", m."mergedInto", m."absorbed", m."former",
          ARRAY(SELECT x."externalId" FROM "MemberExternalId" x WHERE x."memberId" = m."id" AND x."externalId" = ANY($2::text[])) AS "externalIds"
   FROM "Member" m
   WHERE m."id" = ANY($1::uuid[] || ARRAY(SELECT e."memberId" FROM "MemberExternalId" e WHERE e."externalId" = ANY($2::text[])))
   ORDER BY m."id" FOR NO KEY UPDATE`,
  LockedRow,
);

/** Locks members, named by id or by an id of another system, until the transaction ends; unknown ones are missing. */
export function lockMembers(db: Db, ids: readonly string[], externalIds: readonly string[]): Promise<LockedMember[]> {
  return ids.length + externalIds.length === 0 ? Promise.resolve([]) : lockRows(db, [ids, externalIds]);
}

// Member by primary key, in id order (4.F); only their number leaves the database.
const lockOnly = statement(
  'members.lock-only',
  `WITH locked AS MATERIALIZED (
     SELECT 1 FROM "Member" WHERE "id" = ANY($1::uuid[]) ORDER BY "id" FOR NO KEY UPDATE)
   SELECT count(*) AS members FROM locked`,
  z.object({ members: z.number() }),
);

/** Locks members by the thousand for a job that asks nothing about them; answers how many there are. */
export const lockMembersOnly = async (db: Db, ids: readonly string[]): Promise<number> =>
  (await lockOnly(db, [ids]))[0]?.members ?? 0;

// Member by primary key, in id order (4.F); only those who are not active leave the database.
const lockListed = statement(
  'members.lock-listed',
  `WITH locked AS MATERIALIZED (
     SELECT "id", "status" FROM "Member" WHERE "id" = ANY($1::uuid[]) ORDER BY "id" FOR NO KEY UPDATE)
   SELECT "id" FROM locked WHERE "status" <> 'active'`,
  z.object({ id: z.string() }),
);

/** Locks members by the thousand for a job that gives them something; answers those who are not active. */
export const lockMembersListed = async (db: Db, ids: readonly string[]): Promise<string[]> =>
  (await lockListed(db, [ids])).map(({ id }) => id);

/** A new member, ready to be saved; personal values sealed already. */
export type NewMember = {
  readonly id: string;
  readonly externalId: string | null;
  readonly code: string;
  readonly kind: string;
  readonly name: string | null;
  readonly gender: string | null;
  readonly mobile: string | null;
  readonly mobileLast4: string | null;
  readonly email: string | null;
  readonly emailHash: string | null;
  readonly birthday: string | null;
  readonly birthMonth: number | null;
  readonly region: string | null;
  readonly channel: string | null;
  readonly storeCode: string | null;
  readonly inviterId: string | null;
  readonly demo: boolean;
  readonly registeredAt: Date;
  readonly guardianConsentAt: Date | null;
};

const MEMBER_COLUMNS: Columns<NewMember> = {
  id: 'uuid',
  externalId: 'text',
  code: 'text',
  kind: 'text',
  name: 'text',
  gender: 'text',
  mobile: 'text',
  mobileLast4: 'text',
  email: 'text',
  emailHash: 'text',
  birthday: 'text',
  birthMonth: 'int2',
  region: 'text',
  channel: 'text',
  storeCode: 'text',
  inviterId: 'uuid',
  demo: 'bool',
  registeredAt: 'timestamptz',
  guardianConsentAt: 'timestamptz',
};

/** Saves new members. */
export const insertMembers = insertion<NewMember>('members.insert', 'Member', MEMBER_COLUMNS);

/** Starts the statistics of new members. */
export const insertStats = insertion<{ memberId: string }>('members.stats.insert', 'MemberStats', { memberId: 'uuid' });

type ExternalIdClaim = { externalId: string; memberId: string };
type MobileClaim = { mobileHash: string; memberId: string };
type CodeClaim = { code: string; memberId: string };

/** Claims ids of other systems; fewer rows than asked means that somebody else was first. */
export const claimExternalIds = insertion<ExternalIdClaim>(
  'members.claim.external',
  'MemberExternalId',
  { externalId: 'text', memberId: 'uuid' },
  'ON CONFLICT DO NOTHING',
);

/** Claims mobiles; fewer rows than asked means that somebody else was first. */
export const claimMobiles = insertion<MobileClaim>(
  'members.claim.mobile',
  'MemberMobile',
  { mobileHash: 'text', memberId: 'uuid' },
  'ON CONFLICT DO NOTHING',
);

/** Claims member codes. */
export const claimCodes = insertion<CodeClaim>('members.claim.code', 'MemberCode', { code: 'text', memberId: 'uuid' });

const KnownRow = z.object({ by: z.string(), value: z.string(), memberId: z.string() });

// The three lookup tables by their primary keys, Member by its own. A name that was linked in the very moment of a merge
// still shows the merged member: the survivor is answered.
const readKnown = statement(
  'members.known',
  `SELECT k.by, k.value, coalesce(m."mergedInto", m."id") AS "memberId" FROM (
     SELECT 'external' AS by, "externalId" AS value, "memberId" FROM "MemberExternalId" WHERE "externalId" = ANY($1::text[])
     UNION ALL
     SELECT 'mobile', "mobileHash", "memberId" FROM "MemberMobile" WHERE "mobileHash" = ANY($2::text[])
     UNION ALL
     SELECT 'code', "code", "memberId" FROM "MemberCode" WHERE "code" = ANY($3::text[])
   ) k JOIN "Member" m ON m."id" = k."memberId"`,
  KnownRow,
);

/** The members behind external ids, mobile hashes and member codes, those that exist. */
export async function knownMembers(
  db: Db,
  names: { externalIds?: readonly string[]; mobileHashes?: readonly string[]; codes?: readonly string[] },
): Promise<Map<string, string>> {
  const rows = await readKnown(db, [names.externalIds ?? [], names.mobileHashes ?? [], names.codes ?? []]);
  return new Map(rows.map(({ by, value, memberId }) => [`${by}:${value}`, memberId]));
}

const setExternalId = execution(
  'members.external.set',
  'UPDATE "Member" SET "externalId" = $2, "updatedAt" = now() WHERE "id" = $1 AND "externalId" IS NULL',
);

/** Shows an external id on a member who had none. */
export const showExternalId = (db: Db, memberId: string, externalId: string): Promise<number> =>
  setExternalId(db, [memberId, externalId]);

const StatsRow = z.object({
  memberId: z.string(),
  orders: z.number(),
  amount: z.number(),
  refunded: z.number(),
  firstOrderAt: z.date().nullable(),
  lastOrderAt: z.date().nullable(),
});

/**
 * What a member has bought: orders paid and not fully refunded, their goods less what came back (fen), goods that came
 * back, and the first and last payment of any order.
 */
export type MemberStats = z.output<typeof StatsRow>;

/** The same with the last thing that he did beside buying. */
export type SeenStats = MemberStats & { readonly lastActAt: Date | null };

// Primary key memberId.
const readStats = statement(
  'members.stats',
  `SELECT "memberId", "orders", "amount", "refunded", "firstOrderAt", "lastOrderAt", "lastActAt" FROM "MemberStats"
   WHERE "memberId" = ANY($1::uuid[])`,
  StatsRow.extend({ lastActAt: z.date().nullable() }),
);

/** The statistics of members; of locked ones they are the latest. */
export const memberStats = (db: Db, memberIds: readonly string[]): Promise<SeenStats[]> => readStats(db, [memberIds]);

const STATS_COLUMNS: Columns<MemberStats> = {
  memberId: 'uuid',
  orders: 'int4',
  amount: 'int8',
  refunded: 'int8',
  firstOrderAt: 'timestamptz',
  lastOrderAt: 'timestamptz',
};
const updateStats = execution(
  'members.stats.save',
  `UPDATE "MemberStats" s SET "orders" = n.o, "amount" = n.a, "refunded" = n.r, "firstOrderAt" = n.f, "lastOrderAt" = n.l
   FROM ${unnest(STATS_COLUMNS)} AS n(m, o, a, r, f, l) WHERE s."memberId" = n.m`,
);

/** Saves statistics as absolute figures, computed under the members' locks. */
export async function saveStats(db: Db, stats: readonly MemberStats[]): Promise<void> {
  if (stats.length > 0) await updateStats(db, turned(STATS_COLUMNS, stats));
}

/** That a member did something beside buying; null: he never did. */
export type LastAct = { readonly memberId: string; readonly at: Date | null };

const ACT_COLUMNS: Columns<LastAct> = { memberId: 'uuid', at: 'timestamptz' };
// Primary key memberId; the latest counts, in whatever order it is told.
const moveActs = execution(
  'members.stats.acts',
  `UPDATE "MemberStats" s SET "lastActAt" = greatest(s."lastActAt", n.at)
   FROM (SELECT m, max(a) AS at FROM ${unnest(ACT_COLUMNS)} AS w(m, a) GROUP BY 1) n WHERE s."memberId" = n.m`,
);
const writeActs = execution(
  'members.stats.acts.save',
  `UPDATE "MemberStats" s SET "lastActAt" = n.a FROM ${unnest(ACT_COLUMNS)} AS n(m, a) WHERE s."memberId" = n.m`,
);

/** Notes what locked members did beside buying, for the stage of their life (C7). */
export const noteActs = (db: Db, acts: readonly LastAct[]): Promise<number> =>
  acts.length === 0 ? Promise.resolve(0) : moveActs(db, turned(ACT_COLUMNS, acts));

/** Sets it for locked members, as it was found. */
export const saveActs = (db: Db, acts: readonly LastAct[]): Promise<number> =>
  acts.length === 0 ? Promise.resolve(0) : writeActs(db, turned(ACT_COLUMNS, acts));
