import 'server-only';
import { createHash } from 'node:crypto';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { Refusal } from '@/lib/kernel/refusal';
import { type Db, execution, pool } from './db';
import { shared } from './shared';

/** How often something may be done in how long. */
export type Limit = { readonly name: string; readonly times: number; readonly seconds: number };

/**
 * Counts one use by the named thing (an address, a mobile's hash) and refuses with 429 beyond the limit. Counted in the
 * database, so that all processes share it; only a hash of the thing is kept.
 */
export async function countUse(limit: Limit, thing: string): Promise<void> {
  try {
    await limiterOf(limit).consume(keyOf(thing));
  } catch (error) {
    const waitMs = (error as { readonly msBeforeNext?: unknown }).msBeforeNext;
    // The library throws its answer; told by its shape, since modules may exist twice.
    if (typeof waitMs !== 'number') throw error;
    throw new Refusal('too_many_attempts', { retryAfterSeconds: Math.ceil(waitMs / 1000) }, 429);
  }
}

/** Forgets the uses counted so far, after one that turned out to be right. */
export async function forgetUses(limit: Limit, thing: string): Promise<void> {
  await limiterOf(limit).delete(keyOf(thing));
}

// Sequential scan of a small table, index on expire.
const deleteExpired = execution('limit.sweep', 'DELETE FROM "RateLimit" WHERE "expire" < $1');

/** Deletes counters whose time is over; for the worker. */
export const sweepLimits = (db: Db, now: Date): Promise<number> => deleteExpired(db, [now.getTime()]);

const keyOf = (thing: string): string => createHash('sha256').update(thing).digest('base64url');

function limiterOf({ name, times, seconds }: Limit): RateLimiterPostgres {
  return shared(
    `limit.${name}`,
    () =>
      new RateLimiterPostgres({
        storeClient: pool(),
        storeType: 'pool',
        tableName: 'RateLimit',
        tableCreated: true,
        clearExpiredByTimeout: false,
        keyPrefix: name,
        points: times,
        duration: seconds,
      }),
  );
}
