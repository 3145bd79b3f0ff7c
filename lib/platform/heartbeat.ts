import 'server-only';
import type pg from 'pg';

const BEAT_MS = 10_000;
const FORGET_AFTER = '1 day';

/** Writes a sign of life of this worker every ten seconds until stopped; a missed beat is told, not fatal. */
export function startHeartbeat(
  pool: pg.Pool,
  id: string,
  version: string,
  onMiss: (error: Error) => void,
): () => Promise<void> {
  const beat = () =>
    pool
      .query(
        `INSERT INTO "WorkerHeartbeat" ("id", "at", "version") VALUES ($1, now(), $2)
         ON CONFLICT ("id") DO UPDATE SET "at" = now(), "version" = $2`,
        [id, version],
      )
      .then(() => undefined, onMiss);
  const timer = setInterval(beat, BEAT_MS);
  const first = beat().then(() =>
    pool.query(`DELETE FROM "WorkerHeartbeat" WHERE "at" < now() - interval '${FORGET_AFTER}'`),
  );
  first.catch(onMiss);
  return async () => {
    clearInterval(timer);
    await first.catch(() => undefined);
    await pool.query('DELETE FROM "WorkerHeartbeat" WHERE "id" = $1', [id]).catch(onMiss);
  };
}
