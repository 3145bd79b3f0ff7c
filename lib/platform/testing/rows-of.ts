import { pool } from '../db';

/** Every row of every table that names the member, as it stands; those of the tables named are left out. */
export async function rowsOf(memberId: string, without: readonly string[] = []): Promise<readonly string[]> {
  const { rows: tables } = await pool().query(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
  );
  const kept = tables.map(({ name }) => String(name)).filter((name) => !without.includes(name));
  const parts = kept.map((name) => `SELECT '${name} ' || t::text AS row FROM "${name}" t WHERE t::text LIKE $1`);
  const { rows } = await pool().query(`${parts.join(' UNION ALL ')} ORDER BY 1`, [`%${memberId}%`]);
  return rows.map(({ row }) => row);
}
