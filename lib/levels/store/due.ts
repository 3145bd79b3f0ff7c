import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, insertion, statement } from '@/lib/platform/db';

const Id = z.object({ memberId: z.string() });

// Index (dueAt, memberId).
const readDue = statement(
  'levels.due',
  'SELECT "memberId" FROM "MemberLevel" WHERE "dueAt" <= $1 ORDER BY "dueAt", "memberId" LIMIT $2',
  Id,
);

// Index (dueAt, memberId), then the primary key of Member. Whoever is being settled at this moment is passed over: it
// never waits while it holds others, so the order of its locks cannot matter.
const takeDue = statement(
  'levels.due.take',
  `SELECT l."memberId" FROM "MemberLevel" l JOIN "Member" m ON m."id" = l."memberId" WHERE l."dueAt" <= $1
   ORDER BY l."dueAt", l."memberId" LIMIT $2 FOR NO KEY UPDATE OF m SKIP LOCKED`,
  Id,
);

// Primary key of Member, in its order, as settling takes them (4.F).
const lockRows = statement(
  'levels.lock',
  'SELECT "id" AS "memberId" FROM "Member" WHERE "id" = ANY($1::uuid[]) ORDER BY "id" FOR NO KEY UPDATE',
  Id,
);

// Primary key memberId.
const endDue = execution(
  'levels.due.end',
  'UPDATE "MemberLevel" SET "dueAt" = NULL WHERE "memberId" = ANY($1::uuid[])',
);
// Primary key of Member.
const readClosed = statement(
  'levels.closed',
  `SELECT "id" AS "memberId" FROM "Member" WHERE "id" = ANY($1::uuid[]) AND "status" = 'closed'`,
  Id,
);

// Primary key memberId, in its order.
const readAfter = statement(
  'levels.after',
  `SELECT "memberId" FROM "MemberLevel" WHERE $1::uuid IS NULL OR "memberId" > $1 ORDER BY "memberId" LIMIT $2`,
  Id,
);

const idsOf = (rows: readonly z.output<typeof Id>[]): string[] => rows.map(({ memberId }) => memberId);

/** Members at whose level the evaluator must look by the instant, the longest waiting first. */
export const dueMembers = async (db: Db, until: Date, limit: number): Promise<string[]> =>
  idsOf(await readDue(db, [until, limit]));

/** The same, locked until the transaction ends; those whom somebody else holds are left out. */
export const takeDueMembers = async (db: Db, until: Date, limit: number): Promise<string[]> =>
  idsOf(await takeDue(db, [until, limit]));

/** Locks members until the transaction ends; answers those there are. */
export const lockMembers = async (db: Db, ids: readonly string[]): Promise<string[]> =>
  idsOf(await lockRows(db, [ids]));

/** Lets no evaluator look at the level of members any more: it stays what it was when they left (4.K). */
export async function keepLevels(db: Db, ids: readonly string[]): Promise<void> {
  await endDue(db, [ids]);
}

/** Those of the members who closed their account. */
export const closedAmong = async (db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(idsOf(await readClosed(db, [ids])));

/** The next members with a level, in order of id. */
export const membersAfter = async (db: Db, after: string | null, limit: number): Promise<string[]> =>
  idsOf(await readAfter(db, [after, limit]));

/** What a member is told before a drop. */
export type LevelNotice = {
  readonly memberId: string;
  readonly dropsAt: Date;
  readonly days: number;
  readonly at: Date;
  readonly code: string;
  readonly toCode: string;
  readonly needed: unknown;
};

const NOTICE: Columns<LevelNotice> = {
  memberId: 'uuid',
  dropsAt: 'timestamptz',
  days: 'int2',
  at: 'timestamptz',
  code: 'text',
  toCode: 'text',
  needed: 'jsonb',
};

// One INSERT for the set; answers which were new, so that only those are announced.
const insertNotices = insertion<LevelNotice>('levels.notices.new', 'LevelNotice', NOTICE, 'ON CONFLICT DO NOTHING');

/** Writes notices; one that was written before stays as it is. */
export const saveNotices = (db: Db, notices: readonly LevelNotice[]): Promise<number> => insertNotices(db, notices);

const NoticeRow = z.object({
  memberId: z.string(),
  dropsAt: z.date(),
  days: z.number(),
  at: z.date(),
  code: z.string(),
  toCode: z.string(),
  needed: z.unknown(),
});

// Primary key (memberId, dropsAt, days).
const readNotices = statement(
  'levels.notices',
  `SELECT "memberId", "dropsAt", "days", "at", "code", "toCode", "needed" FROM "LevelNotice"
   WHERE "memberId" = ANY($1::uuid[]) ORDER BY "at"`,
  NoticeRow,
);

/** What members were told, in order of time. */
export const noticesOf = (db: Db, memberIds: readonly string[]): Promise<LevelNotice[]> =>
  memberIds.length === 0 ? Promise.resolve([]) : readNotices(db, [memberIds]);
