import 'server-only';
import type pg from 'pg';
import { migrationStatus } from './migrations/apply';

const VERSION_MIN = 150_000;

/** What is wrong with the database for this program, as sentences; empty when it may be used. */
export async function databaseProblems(pool: pg.Pool, url: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ version: number; zone: string; ctype: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('timezone') as zone, datctype as ctype
     from pg_database where datname = current_database()`,
  );
  const { version = 0, zone = '', ctype = '' } = rows[0] ?? {};
  const { pending } = await migrationStatus(url);
  return [
    ...(version < VERSION_MIN ? [`PostgreSQL 15 or later is needed, this is ${Math.trunc(version / 10_000)}.`] : []),
    // Prisma's adapter would store instants hours off.
    ...(zone !== 'UTC'
      ? [`The session's time zone is ${zone} instead of UTC: does a pooler drop the connection options?`]
      : []),
    // Under these pg_trgm sees no Chinese letters, and names are not found.
    ...(ctype === 'C' || ctype === 'POSIX'
      ? [`The database was made with LC_CTYPE ${ctype}: make it with C.UTF-8.`]
      : []),
    ...(pending.length > 0 ? [`${pending.length} migrations are pending: run npm run db:migrate.`] : []),
  ];
}
