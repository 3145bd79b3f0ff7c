import { pool } from '@/lib/platform/db';

// The trail keeps what was done, limits keep what was tried, runs of jobs how far they came.
const KEPT = ['LedgerRun', 'AuditEntry', 'AuditSeal', 'AuditUnsealed', 'RateLimit', '_prisma_migrations'];

/** What a statement reads. */
export const rows = async (text: string, values: unknown[] = []) => (await pool().query(text, values)).rows;

/** How many rows every table has that a reset of the demo empties of its own. */
export async function tableCounts(): Promise<Record<string, number>> {
  const tables = await rows(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    if (!KEPT.includes(name)) counts[name] = (await rows(`SELECT count(*)::int AS n FROM "${name}"`))[0].n;
  }
  return counts;
}
