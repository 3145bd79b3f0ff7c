// Lets days go by for one member: whatever is dated of him moves into the past together, as if it had happened so much
// earlier. The clock of the program is never touched, so that nothing of this could exist outside a test's database.
import { doors } from '../people';

type Table = { readonly name: string; readonly moments: readonly string[]; readonly days: readonly string[] };

/** Moves everything of the member so many days back; what is written once and for all stays as it was written. */
export async function letDaysPass(memberId: string, days: number): Promise<void> {
  const { db } = await doors();
  const tables = await datedTables();
  await db.withTransaction(async (tx) => {
    for (const { name, moments, days: local } of tables) {
      const whose = name === 'Member' ? 'id' : 'memberId';
      const sets = [
        ...moments.map((column) => `"${column}" = "${column}" - make_interval(days => $2)`),
        // Two steps: a day must not meet the one before it on its way.
        ...local.map((column) => `"${column}" = '~' || ("${column}"::date - $2::int)::text`),
      ];
      await tx.query(`UPDATE "${name}" SET ${sets.join(', ')} WHERE "${whose}" = $1`, [memberId, days]);
      const back = local.map((column) => `"${column}" = ltrim("${column}", '~')`);
      if (back.length > 0) await tx.query(`UPDATE "${name}" SET ${back.join(', ')} WHERE "${whose}" = $1`, [memberId]);
    }
  });
}

/** The tables of members that have dates, without those whose rows may never change; local days stand as text. */
async function datedTables(): Promise<readonly Table[]> {
  const { db } = await doors();
  const { rows } = await db.pool().query(`
    SELECT c.relname AS name,
      array_agg(a.attname::text) FILTER (WHERE a.atttypid = 'timestamptz'::regtype) AS moments,
      array_agg(a.attname::text) FILTER (WHERE c.relname LIKE 'CheckIn%' AND a.attname IN ('day', 'runFrom')) AS days
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND (c.relname = 'Member' OR EXISTS (
        SELECT FROM pg_attribute m WHERE m.attrelid = c.oid AND m.attname = 'memberId' AND NOT m.attisdropped))
      AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal)
    GROUP BY c.relname`);
  return rows
    .map(({ name, moments, days }) => ({ name, moments: moments ?? [], days: days ?? [] }))
    .filter(({ moments, days }) => moments.length + days.length > 0);
}

/** Lets the minute go by in which no other code is sent to a mobile. */
export async function letCodesPass(mobile: string): Promise<void> {
  await doors();
  const [{ forgetUses }, { blindIndex }, { PER_MOBILE_MINUTE }, { normaliseMobile }] = await Promise.all([
    import('@/lib/platform/limit'),
    import('@/lib/platform/pii'),
    import('@/lib/members/sign-in-code'),
    import('@/lib/members/rules/mobile'),
  ]);
  await forgetUses(PER_MOBILE_MINUTE, blindIndex('mobile', normaliseMobile(mobile) ?? mobile));
}
