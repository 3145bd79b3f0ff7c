import 'server-only';
import { z } from 'zod';
import type { CapUse } from '@/lib/kernel/earning';
import { type Columns, type Db, execution, statement, turned, unnest } from '@/lib/platform/db';

const COLUMNS: Columns<CapUse> = { memberId: 'uuid', cap: 'text', period: 'text', used: 'int8' };

const UseRow = z.object({ memberId: z.string(), cap: z.string(), period: z.string(), used: z.number() });

/** What members have used of the caps of one rule set, which names the statements; its rows stand in the table. */
export function capUseIn(name: string, table: string) {
  // Primary key (memberId, cap, period), by its first column; a member has a row per cap and period in which he earned.
  const read = statement(
    `${name}.caps`,
    `SELECT "memberId", "cap", "period", "used" FROM "${table}"
     WHERE "memberId" = ANY($1::uuid[]) AND "period" = ANY($2::text[])`,
    UseRow,
  );
  // Primary key.
  const upsert = execution(
    `${name}.caps.save`,
    `INSERT INTO "${table}" ("memberId", "cap", "period", "used") SELECT * FROM ${unnest(COLUMNS)}
     ON CONFLICT ("memberId", "cap", "period") DO UPDATE SET "used" = excluded."used"`,
  );
  return {
    /** What locked members have used of their caps in the periods. */
    read: (db: Db, memberIds: readonly string[], periods: readonly string[]): Promise<CapUse[]> =>
      periods.length === 0 ? Promise.resolve([]) : read(db, [memberIds, periods]),

    /** Saves the use of caps as absolute figures, computed under the members' locks. */
    async save(db: Db, uses: readonly CapUse[]): Promise<void> {
      if (uses.length > 0) await upsert(db, turned(COLUMNS, uses));
    },
  };
}
