import 'server-only';
import { z } from 'zod';
import type { Reason } from '@/lib/kernel/decision';
import { type Db, execution, insertion, statement, turned } from '@/lib/platform/db';

const ReasonSchema: z.ZodType<Reason> = z.object({
  topic: z.enum([
    'points',
    'growth',
    'level',
    'order',
    'refund',
    'behaviour',
    'coupon',
    'benefit',
    'reward',
    'task',
    'draw',
    'referral',
    'mall',
    'message',
  ]),
  outcome: z.enum(['given', 'reduced', 'withheld', 'taken']),
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  rule: z.string(),
});

const DecisionRow = z.object({
  memberId: z.string(),
  id: z.string(),
  kind: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  at: z.date(),
  reasons: z.array(ReasonSchema),
  outcome: z.record(z.string(), z.unknown()),
});

/** Why something was given, cut, withheld or taken, and what came of it. */
export type Decision = z.output<typeof DecisionRow>;

const insertDecisions = insertion<Decision>('decisions.insert', 'Decision', {
  memberId: 'uuid',
  id: 'uuid',
  kind: 'text',
  subjectType: 'text',
  subjectId: 'text',
  at: 'timestamptz',
  // json, not jsonb: a repeat must get its answer with the members in the order of the first one.
  reasons: 'json',
  outcome: 'json',
});

// No index: rows come in as one array per column; what all of them share is sent once.
const insertAlike = execution(
  'decisions.insert-alike',
  `INSERT INTO "Decision" ("memberId", "id", "kind", "subjectType", "subjectId", "at", "reasons", "outcome")
   SELECT n.m, n.i, $4, $5, $6, $7, $8::json, n.o
   FROM ROWS FROM (unnest($1::uuid[], $2::uuid[]), json_array_elements($3::json)) AS n(m, i, o)`,
);

const COLUMNS = '"memberId", "id", "kind", "subjectType", "subjectId", "at", "reasons", "outcome"';

// Primary key (memberId, id).
const readByIds = statement(
  'decisions.by-id',
  `SELECT ${COLUMNS} FROM "Decision" d JOIN unnest($1::uuid[], $2::uuid[]) AS n(m, i) ON d."memberId" = n.m AND d."id" = n.i`,
  DecisionRow,
);

// Primary key (memberId, id), backwards.
const readPage = statement(
  'decisions.page',
  `SELECT ${COLUMNS} FROM "Decision" WHERE "memberId" = $1 AND ($2::uuid IS NULL OR "id" < $2) ORDER BY "id" DESC LIMIT $3`,
  DecisionRow,
);

// Primary key (memberId, id) by its first column; the member's decisions are sorted.
const readByTime = statement(
  'decisions.by-time',
  `SELECT ${COLUMNS} FROM "Decision" WHERE "memberId" = $1 AND ($2::timestamptz IS NULL OR ("at", "id") < ($2, $3::uuid))
   ORDER BY "at" DESC, "id" DESC LIMIT $4`,
  DecisionRow,
);

// Primary key (memberId, id) by its first column; a member has few decisions.
const readAbout = statement(
  'decisions.about',
  `SELECT ${COLUMNS} FROM "Decision" WHERE "memberId" = $1 AND "subjectType" = $2 AND "subjectId" = $3 ORDER BY "id"`,
  DecisionRow,
);

/** Writes decisions in the transaction of what was decided. */
export async function recordDecisions(db: Db, decisions: readonly Decision[]): Promise<void> {
  await insertDecisions(db, decisions);
}

/** Writes decisions about many members that differ in nothing but what came of them. */
export async function recordAlike(
  db: Db,
  shared: Omit<Decision, 'memberId' | 'id' | 'outcome'>,
  each: readonly Pick<Decision, 'memberId' | 'id' | 'outcome'>[],
): Promise<void> {
  if (each.length === 0) return;
  const { kind, subjectType, subjectId, at, reasons } = shared;
  await insertAlike(db, [
    ...turned({ memberId: 'uuid', id: 'uuid', outcome: 'json' }, each),
    ...[kind, subjectType, subjectId, at, JSON.stringify(reasons)],
  ]);
}

/** Decisions by member and id. */
export function decisionsById(db: Db, keys: readonly { memberId: string; id: string }[]): Promise<Decision[]> {
  if (keys.length === 0) return Promise.resolve([]);
  return readByIds(db, [keys.map((key) => key.memberId), keys.map((key) => key.id)]);
}

/** Decisions of a member about one thing, such as an order, oldest first. */
export const decisionsAbout = (db: Db, memberId: string, subjectType: string, subjectId: string): Promise<Decision[]> =>
  readAbout(db, [memberId, subjectType, subjectId]);

/** Decisions about a member, newest first, before the cursor (a decision id). */
export function decisionsOf(db: Db, memberId: string, cursor: string | null, limit: number): Promise<Decision[]> {
  return readPage(db, [memberId, cursor, limit]);
}

/** Decisions about a member by the instant they speak of, newest first, before the given instant and decision. */
export function decisionsBefore(
  db: Db,
  memberId: string,
  before: { readonly at: Date; readonly id: string } | null,
  limit: number,
): Promise<Decision[]> {
  return readByTime(db, [memberId, before?.at ?? null, before?.id ?? null, limit]);
}
