import { shared } from './shared';

/** What a bucket says to one call: how many more may follow at once, or in how many seconds to come back. */
export type Taken = { readonly ok: boolean; readonly remaining: number; readonly retryAfterSeconds: number };

type Bucket = { tokens: number; at: number };

const BUCKETS_MAX = 50_000;

const buckets = () => shared('rate-limit.memory', () => new Map<string, Bucket>());

/**
 * Takes one call from the bucket of this name: it fills evenly with `perSecond` a second up to `size`, one second's worth
 * unless it is said. Kept in this process alone, so that counting costs nothing; with several each allows the rate.
 */
export function takeToken(
  name: string,
  perSecond: number,
  nowMs: number = performance.now(),
  size: number = perSecond,
): Taken {
  const all = buckets();
  let bucket = all.get(name);
  if (bucket === undefined) {
    if (all.size >= BUCKETS_MAX) dropOldest(all);
    bucket = { tokens: size, at: nowMs };
    all.set(name, bucket);
  }
  const filled = bucket.tokens + (Math.max(0, nowMs - bucket.at) * perSecond) / 1000;
  bucket.at = nowMs;
  bucket.tokens = Math.min(size, filled);
  if (bucket.tokens < 1) {
    return { ok: false, remaining: 0, retryAfterSeconds: Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond)) };
  }
  bucket.tokens -= 1;
  return { ok: true, remaining: Math.floor(bucket.tokens), retryAfterSeconds: 0 };
}

/** Makes room by the bucket that was begun first, so that nobody who comes often starts anew with all the others. */
function dropOldest(all: Map<string, Bucket>): void {
  for (const name of all.keys()) {
    all.delete(name);
    return;
  }
}
