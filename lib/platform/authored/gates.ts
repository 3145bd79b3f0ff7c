import 'server-only';
import { z } from 'zod';
import { type Condition, ConditionSchema } from '@/lib/kernel/condition';
import { Refusal } from '@/lib/kernel/refusal';
import { type Db, execution, insertion, statement } from '../db';

/** What may be a part of something bigger, such as a campaign. */
export const PART_SORTS = ['offer', 'batch', 'benefit', 'task', 'game'] as const;

/** One of them. */
export type PartSort = (typeof PART_SORTS)[number];

/** A part as its owner holds it: the version that was looked at, and when and to whom it may give at all. */
export type Gate = {
  readonly sort: PartSort;
  readonly code: string;
  readonly owner: string;
  readonly version: number;
  /** Half-open (4.H). */
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly stopped: boolean;
  /** Who may have it beside what the part itself says; null: whomever the part is for. */
  readonly audience: Condition | null;
};

const GateRow = z.object({
  sort: z.enum(PART_SORTS),
  code: z.string(),
  owner: z.string(),
  version: z.number(),
  opensAt: z.date(),
  closesAt: z.date(),
  stopped: z.boolean(),
  audience: ConditionSchema.nullable(),
});

const GATE = '"sort", "code", "owner", "version", "opensAt", "closesAt", "stopped", "audience"';

/** Offers that are held, for the statement of whoever prices: why each gives nothing at $1 (null: it gives), and to whom. */
export const OFFERS_HELD = `SELECT "code", CASE WHEN "stopped" OR $1::timestamptz < "opensAt" OR $1::timestamptz >= "closesAt"
  THEN "owner" END AS "why", "audience" FROM "PartGate" WHERE "sort" = 'offer'`;

// Primary key (sort, code): some dozens of rows.
const read = statement(
  'gates.read',
  `SELECT ${GATE} FROM "PartGate" WHERE "sort" = $1 AND "code" = ANY($2::text[])`,
  GateRow,
);
// Primary key, in its order. Whoever gives shares the row until he commits, so a stop waits for him, and what comes
// after the stop has committed reads it (N7).
const share = statement(
  'gates.share',
  `SELECT ${GATE} FROM "PartGate" WHERE "sort" = $1 AND "code" = ANY($2::text[]) ORDER BY "code" FOR SHARE`,
  GateRow,
);
// Index (owner).
const readOwned = statement(
  'gates.owned',
  `SELECT ${GATE} FROM "PartGate" WHERE "owner" = $1 ORDER BY "sort", "code"`,
  GateRow,
);
const stop = execution('gates.stop', 'UPDATE "PartGate" SET "stopped" = $2 WHERE "owner" = $1');
const shut = execution('gates.shut', 'UPDATE "PartGate" SET "closesAt" = least("closesAt", $2) WHERE "owner" = $1');
const narrow = execution(
  'gates.narrow',
  `UPDATE "PartGate" SET "closesAt" = least("closesAt", $2) WHERE "owner" = $1 AND NOT ("sort" || ' ' || "code" = ANY($3::text[]))`,
);
// Primary key; a part that another owner still holds stays his.
const place = insertion<Gate>(
  'gates.place',
  'PartGate',
  {
    sort: 'text',
    code: 'text',
    owner: 'text',
    version: 'int4',
    opensAt: 'timestamptz',
    closesAt: 'timestamptz',
    stopped: 'bool',
    audience: 'jsonb',
  },
  `ON CONFLICT ("sort", "code") DO UPDATE SET "owner" = excluded."owner", "version" = excluded."version",
     "opensAt" = excluded."opensAt", "closesAt" = excluded."closesAt", "stopped" = excluded."stopped", "audience" = excluded."audience"
   WHERE "PartGate"."owner" = excluded."owner" OR "PartGate"."closesAt" <= excluded."opensAt"`,
);
// Puts those who change a part and those who take it into something bigger one after the other; held to the end.
const queueUp = statement(
  'gates.queue',
  `SELECT 1 AS "one" FROM (SELECT pg_advisory_xact_lock(hashtextextended('part ' || s || ' ' || c, 0))
     FROM unnest($1::text[], $2::text[]) AS n(s, c) ORDER BY s, c) AS q`,
  z.object({ one: z.number() }),
);

/** The gates of some parts, as the database has them now; what nobody holds has none. */
export const gatesOf = (db: Db, sort: PartSort, codes: readonly string[]): Promise<Gate[]> =>
  codes.length === 0 ? Promise.resolve([]) : read(db, [sort, [...new Set(codes)]]);

/** The same, shared until the transaction ends: for whoever gives. */
export const gatesToGive = (db: Db, sort: PartSort, codes: readonly string[]): Promise<Gate[]> =>
  codes.length === 0 ? Promise.resolve([]) : share(db, [sort, [...new Set(codes)]]);

/** What an owner holds. */
export const gatesOwned = (db: Db, owner: string): Promise<Gate[]> => readOwned(db, [owner]);

/** Whether a part gives at the instant, to whomever. */
export const isOpen = (
  { stopped, opensAt, closesAt }: Pick<Gate, 'stopped' | 'opensAt' | 'closesAt'>,
  at: Date,
): boolean => !stopped && opensAt <= at && at < closesAt;

/** Places gates; answers how many: fewer than asked for when another owner still holds one of the parts. */
export const placeGates = (db: Db, gates: readonly Gate[]): Promise<number> => place(db, gates);

/** Stops all parts of an owner at once, or lets them go on, in the caller's transaction. */
export const stopGates = (db: Db, owner: string, stopped: boolean): Promise<number> => stop(db, [owner, stopped]);

/** Shuts all parts of an owner from the instant on, or earlier. */
export const shutGates = (db: Db, owner: string, at: Date): Promise<number> => shut(db, [owner, at]);

/** Shuts those parts of an owner that he no longer names. */
export const shutOthers = (
  db: Db,
  owner: string,
  kept: readonly { readonly sort: PartSort; readonly code: string }[],
  at: Date,
): Promise<number> => narrow(db, [owner, at, kept.map(({ sort, code }) => `${sort} ${code}`)]);

/** Waits until nobody else changes these parts, or takes them. */
export async function queueForParts(
  db: Db,
  parts: readonly { readonly sort: PartSort; readonly code: string }[],
): Promise<void> {
  if (parts.length > 0) await queueUp(db, [parts.map(({ sort }) => sort), parts.map(({ code }) => code)]);
}

/**
 * Refuses to change what a part says while somebody holds it: what a second person approved must be what gives (4.M). From
 * here to the end of the transaction nobody takes it either.
 */
export async function requireFreePart(db: Db, sort: PartSort, code: string, now: Date): Promise<void> {
  await queueForParts(db, [{ sort, code }]);
  const [gate] = await gatesOf(db, sort, [code]);
  if (gate !== undefined && gate.closesAt > now) throw new Refusal('part_held', { by: gate.owner });
}
