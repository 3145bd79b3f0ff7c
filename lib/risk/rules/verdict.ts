import type { VelocityLimit } from '../kind';

/** What may follow: it goes on, it goes on and somebody looks at it, or it stops for today. */
export type Verdict = 'ALLOW' | 'REVIEW' | 'BLOCK';

/** One signal that spoke, with its count and the limit it passed. */
export type Evidence = {
  readonly signal: string;
  readonly by: string;
  readonly count: number;
  readonly limit: number;
  readonly key: string;
};

/** How often a limit's key was seen today, this time included. */
export type Counted = { readonly limit: VelocityLimit; readonly count: number; readonly key: string };

/** The worst of the signals: exactly the limit still passes. Evidence names every signal that passed a limit (4.L). */
export function decideVelocity(counted: readonly Counted[]): {
  readonly verdict: Verdict;
  readonly evidence: readonly Evidence[];
} {
  const evidence = counted
    .filter(({ limit, count }) => count > limit.review)
    .map(({ limit, count, key }) => ({
      signal: limit.code,
      by: limit.by,
      count,
      limit: count > limit.block ? limit.block : limit.review,
      key,
    }));
  const isBlocked = counted.some(({ limit, count }) => count > limit.block);
  return { verdict: isBlocked ? 'BLOCK' : evidence.length > 0 ? 'REVIEW' : 'ALLOW', evidence };
}
