import 'server-only';
import type pg from 'pg';
import { type Db, knownBehindWall, pool, queryBehind, standForPool, WALL_ROLE } from './db';
import { shared } from './shared';

const ASKED_AGAIN_MS = 30_000;

// The role, whether this user may take it, and whether the policies are there: of the catalogue, a row each.
const STANDS = `SELECT CASE WHEN current_setting('server_version_num')::int < 160000 THEN false ELSE coalesce(
  (SELECT pg_has_role(current_user, r.oid, 'SET') FROM pg_roles r WHERE r.rolname = $1)
  AND (SELECT c.relrowsecurity FROM pg_class c WHERE c.oid = '"Member"'::regclass), false) END AS "stands"`;

type Known = { stands: boolean; askedAt: number };

/**
 * Whether the database can hide what lies beyond somebody's stores (decision 079). Where it cannot, as where this user may not
 * make roles, reads are narrowed by their conditions alone, and the process says so once.
 */
export async function wallStands(): Promise<boolean> {
  const known = shared('wall', (): Known => ({ stands: false, askedAt: Number.NEGATIVE_INFINITY }));
  if (known.stands || performance.now() - known.askedAt < ASKED_AGAIN_MS) return known.stands;
  const { rows } = await pool().query<{ stands: boolean }>(STANDS, [WALL_ROLE]);
  const isFirst = known.askedAt === Number.NEGATIVE_INFINITY;
  Object.assign(known, { stands: rows[0]?.stands === true, askedAt: performance.now() });
  if (!known.stands && isFirst) console.warn(WARNING);
  return known.stands;
}

/** What an operator of the server is told when the wall does not stand. */
const WARNING =
  `Row-level security for staff of single stores is off: the role ${WALL_ROLE} is missing or this user may not take it. ` +
  `As a superuser: CREATE ROLE ${WALL_ROLE} NOLOGIN; GRANT ${WALL_ROLE} TO <the user of DATABASE_URL> WITH INHERIT FALSE, ` +
  'SET TRUE; then npm run db:migrate. Until then these staff are narrowed by the program alone.';

/**
 * The database as somebody sees it who reaches these stores only: whatever is asked, rows of other stores and their members
 * are not there (S1-5.1). For reading; a statement that writes is refused.
 */
export function behindWall(stores: readonly string[]): Db {
  const query = (asked: pg.QueryConfig) => queryBehind(stores, asked);
  return knownBehindWall(standForPool({ query: query as unknown as Db['query'] }), stores);
}
