import 'server-only';
import { z } from 'zod';
import { type Db, execution, insertion, statement } from '@/lib/platform/db';

// Primary key (signal, key, day). Rows are taken in the order of their key, so that sets cannot wait for each other.
const addCounts = statement(
  'risk.count',
  `INSERT INTO "RiskCount" AS c ("signal", "key", "day", "count")
   SELECT s, k, $4, n FROM unnest($1::text[], $2::text[], $3::int[]) AS given(s, k, n) ORDER BY s, k
   ON CONFLICT ("signal", "key", "day") DO UPDATE SET "count" = c."count" + excluded."count"
   RETURNING "signal", "key", "count"`,
  z.object({ signal: z.string(), key: z.string(), count: z.number() }),
);
// Index on day.
const deleteBefore = execution('risk.sweep', 'DELETE FROM "RiskCount" WHERE "day" < $1');

/** How often a signal's key is added. */
export type Addition = { readonly signal: string; readonly key: string; readonly times: number };

/** Adds to the counts of a local day and answers what they come to, by signal and key. */
export async function countActs(db: Db, day: string, additions: readonly Addition[]): Promise<Map<string, number>> {
  if (additions.length === 0) return new Map();
  const rows = await addCounts(db, [
    additions.map(({ signal }) => signal),
    additions.map(({ key }) => key),
    additions.map(({ times }) => times),
    day,
  ]);
  return new Map(rows.map(({ signal, key, count }) => [`${signal} ${key}`, count]));
}

/** Deletes the counts of days before one. */
export const deleteCounts = (db: Db, day: string): Promise<number> => deleteBefore(db, [day]);

/** A verdict as it is kept. */
export type VerdictRecord = {
  readonly id: string;
  readonly act: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly verdict: string;
  readonly evidence: unknown;
  readonly at: Date;
};

/** Keeps verdicts with their evidence. */
export const insertVerdicts = insertion<VerdictRecord>('risk.verdicts', 'RiskVerdict', {
  id: 'uuid',
  act: 'text',
  subjectType: 'text',
  subjectId: 'text',
  verdict: 'text',
  evidence: 'json',
  at: 'timestamptz',
});
