import 'server-only';
import { z } from 'zod';
import { type Db, execution, insertion, statement, turned, unnest } from '@/lib/platform/db';

/** A day as it is read. */
export const CheckInRow = z.object({
  memberId: z.string(),
  day: z.string(),
  at: z.date(),
  way: z.enum(['tap', 'event', 'made_up']),
  points: z.number(),
  growth: z.number(),
  runFrom: z.string(),
});

/** One day on which a member checked in, or that was made up for. */
export type CheckInRow = z.output<typeof CheckInRow>;

// Primary key (memberId, day).
const readSince = statement(
  'tasks.check-ins',
  `SELECT "memberId", "day", "at", "way", "points", "growth", "runFrom" FROM "CheckIn"
   WHERE "memberId" = ANY($1::uuid[]) AND "day" >= $2 ORDER BY "memberId", "day"`,
  CheckInRow,
);

/** The days of members since a day, oldest first. */
export const checkInsSince = (db: Db, memberIds: readonly string[], day: string): Promise<CheckInRow[]> =>
  memberIds.length === 0 ? Promise.resolve([]) : readSince(db, [memberIds, day]);

// Primary key (memberId, day).
const readDone = statement(
  'tasks.check-ins.done',
  'SELECT "memberId" FROM "CheckIn" WHERE "memberId" = ANY($1::uuid[]) AND "day" = $2',
  z.object({ memberId: z.string() }),
);

/** Who of the members has checked in on a local day. */
export const checkedIn = async (db: Db, memberIds: readonly string[], day: string): Promise<ReadonlySet<string>> =>
  new Set((memberIds.length === 0 ? [] : await readDone(db, [memberIds, day])).map(({ memberId }) => memberId));

const DAY = {
  memberId: 'uuid',
  day: 'text',
  at: 'timestamptz',
  way: 'text',
  points: 'int4',
  growth: 'int4',
  runFrom: 'text',
} as const;

// Primary key: one row a day, whoever writes it; a run that grew to the left takes its later days along.
const upsertDays = execution(
  'tasks.check-ins.save',
  `INSERT INTO "CheckIn" (${Object.keys(DAY)
    .map((name) => `"${name}"`)
    .join(', ')}) SELECT * FROM ${unnest(DAY)}
   ON CONFLICT ("memberId", "day") DO UPDATE SET "runFrom" = excluded."runFrom"`,
);

/** Saves days of locked members. */
export async function saveCheckIns(db: Db, rows: readonly CheckInRow[]): Promise<void> {
  if (rows.length > 0) await upsertDays(db, turned(DAY, rows));
}

/** A milestone as it is read. */
export const PrizeRow = z.object({
  memberId: z.string(),
  day: z.string(),
  length: z.number(),
  points: z.number(),
  cards: z.number(),
});

/** A milestone that was given. */
export type PrizeRow = z.output<typeof PrizeRow>;

// Primary key (memberId, day, length).
const readPrizes = statement(
  'tasks.check-in-prizes',
  `SELECT "memberId", "day", "length", "points", "cards" FROM "CheckInPrize"
   WHERE "memberId" = ANY($1::uuid[]) AND "day" >= $2 ORDER BY "memberId", "day"`,
  PrizeRow,
);

/** What runs of members gave since a day. */
export const prizesSince = (db: Db, memberIds: readonly string[], day: string): Promise<PrizeRow[]> =>
  memberIds.length === 0 ? Promise.resolve([]) : readPrizes(db, [memberIds, day]);

/** Saves what runs gave. */
export const insertPrizes = insertion<PrizeRow & { readonly at: Date }>(
  'tasks.check-in-prizes.insert',
  'CheckInPrize',
  {
    memberId: 'uuid',
    day: 'text',
    length: 'int4',
    points: 'int4',
    cards: 'int4',
    at: 'timestamptz',
  },
);

// Primary key (memberId, day) by its first column.
const countMadeUp = statement(
  'tasks.check-ins.made-up',
  `SELECT count(*) AS "days" FROM "CheckIn" WHERE "memberId" = $1 AND "way" = 'made_up' AND "at" >= $2`,
  z.object({ days: z.number() }),
);

/** How many days a member has made up for since the instant. */
export const madeUpSince = async (db: Db, memberId: string, since: Date): Promise<number> =>
  (await countMadeUp(db, [memberId, since]))[0]?.days ?? 0;
