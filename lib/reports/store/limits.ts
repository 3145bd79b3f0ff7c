import 'server-only';
import { z } from 'zod';
import { Refusal } from '@/lib/kernel/refusal';
import { type Db, execution, pool, statement } from '@/lib/platform/db';

/** No statement of a report takes longer: whoever asks for more than statistics answer is told so (B10). */
export const STATEMENT_SECONDS = 10;
const CANCELLED = '57014';

// This session alone, until the end of the transaction; which one it is, so that it can be stopped from another.
const limit = statement(
  'reports.limit',
  `SELECT set_config('statement_timeout', $1, true) AS "set", pg_backend_pid() AS "pid", now()::text AS "begun"`,
  z.object({ pid: z.number(), begun: z.string() }),
);
// One session, and only while it is still in that very transaction: by then it may serve somebody else.
const stop = execution(
  'reports.stop',
  'SELECT pg_cancel_backend(a."pid") FROM pg_stat_activity a WHERE a."pid" = $1 AND a."xact_start" = $2::timestamptz',
);

/**
 * Does the work in the caller's transaction within the time that statements of reports have, and stops it in the database
 * as soon as nobody waits for it any more. Refuses with `report_too_slow`, or `report_stopped`.
 */
export async function withinLimits<T>(db: Db, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  const [session] = await limit(db, [`${STATEMENT_SECONDS}s`]);
  const leave = () => session !== undefined && void stop(pool(), [session.pid, session.begun]).catch(() => 0);
  signal?.addEventListener('abort', leave, { once: true });
  try {
    signal?.throwIfAborted();
    return await work();
  } catch (error) {
    if (signal?.aborted) throw new Refusal('report_stopped', {}, 499);
    if ((error as { code?: unknown }).code !== CANCELLED) throw error;
    throw new Refusal('report_too_slow', { seconds: STATEMENT_SECONDS }, 503);
  } finally {
    signal?.removeEventListener('abort', leave);
  }
}
