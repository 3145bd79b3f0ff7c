import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement, turned, unnest } from './db';

/** One counter of a member by the two names that tell it apart: a cap or rule, and a period. */
export type CarriedCounter = { readonly name: string; readonly period: string; readonly figure: number };

const Row = z.object({ name: z.string(), period: z.string(), figure: z.number() });
const COLUMNS = { name: 'text', period: 'text', figure: 'int8' } as const;

/**
 * The statements that add the counters of one locked member to those of another and give them back, for a table with the
 * primary key (memberId, name, period). What was counted is never lost: a counter goes back as far as it is still there.
 */
export function carriedCounters(title: string, table: string, { name, figure }: { name: string; figure: string }) {
  // Primary key, by its first column and whole.
  const carry = statement(
    `${title}.carry`,
    `WITH gone AS (
       DELETE FROM "${table}" WHERE "memberId" = $1 RETURNING "${name}", "period", "${figure}"
     ), added AS (
       INSERT INTO "${table}" AS t ("memberId", "${name}", "period", "${figure}")
       SELECT $2, "${name}", "period", "${figure}" FROM gone
       ON CONFLICT ("memberId", "${name}", "period") DO UPDATE SET "${figure}" = t."${figure}" + excluded."${figure}"
     )
     SELECT "${name}" AS name, "period", "${figure}"::int8 AS figure FROM gone ORDER BY 1, 2`,
    Row,
  );
  const giveBack = execution(
    `${title}.give-back`,
    `WITH back AS (
       SELECT t."${name}" AS n, t."period" AS p, least(t."${figure}", w.f) AS f
       FROM ${unnest(COLUMNS, 3)} AS w(n, p, f)
       JOIN "${table}" t ON t."memberId" = $1::uuid AND t."${name}" = w.n AND t."period" = w.p
     ), less AS (
       UPDATE "${table}" t SET "${figure}" = t."${figure}" - b.f FROM back b
       WHERE t."memberId" = $1::uuid AND t."${name}" = b.n AND t."period" = b.p AND t."${figure}" > b.f
     ), gone AS (
       DELETE FROM "${table}" t USING back b
       WHERE t."memberId" = $1::uuid AND t."${name}" = b.n AND t."period" = b.p AND t."${figure}" <= b.f
     )
     INSERT INTO "${table}" AS t ("memberId", "${name}", "period", "${figure}") SELECT $2::uuid, n, p, f FROM back
     ON CONFLICT ("memberId", "${name}", "period") DO UPDATE SET "${figure}" = t."${figure}" + excluded."${figure}"`,
  );
  return {
    /** Adds all counters of one member to another's, and answers what they were. */
    carry: (db: Db, from: string, to: string): Promise<CarriedCounter[]> => carry(db, [from, to]),
    /** Takes what was carried off again and gives it back. */
    async giveBack(db: Db, from: string, to: string, counters: readonly CarriedCounter[]): Promise<void> {
      if (counters.length === 0) return;
      await giveBack(db, [from, to, ...turned(COLUMNS, counters)]);
    },
  };
}
