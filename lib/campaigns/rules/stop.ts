import { z } from 'zod';

const PERCENT = z.int().min(1).max(100);

/**
 * When a campaign stops by itself (N7): people are told at `warnAt` percent of a budget or a stock that it draws on, and
 * it pauses at `pauseAt` (null: never by that); when its pace would use something up before the local day `before`; and
 * when more than `refusedBp` of what was asked for in the last minutes was refused.
 */
export const StopSchema = z
  .strictObject({
    warnAt: PERCENT.default(80),
    pauseAt: PERCENT.nullable().default(100),
    before: z.iso.date({ message: 'missing' }).nullable().default(null),
    refusedBp: z.int().min(100).max(10_000).nullable().default(null),
  })
  .prefault({});

/** A rule of stopping, read. */
export type StopRule = z.output<typeof StopSchema>;

/** Something that a campaign draws on: how much of its limit is used, and when it is used up if it goes on so. */
export type Meter = {
  readonly what: 'budget' | 'stock';
  readonly code: string;
  readonly percent: number;
  readonly limit: number;
  readonly runsOutAt: Date | null;
};

/** What was asked of its parts in the last minutes. */
export type Tries = { readonly given: number; readonly refused: number };

/** Why it stops or warns: `budget`, `stock`, `pace` or `refused`, about what, and how much. */
export type StopReason = {
  readonly why: 'budget' | 'stock' | 'pace' | 'refused';
  readonly code: string;
  readonly percent: number;
};

/** What the rule says now. */
export type StopVerdict =
  | { readonly is: 'go' }
  | { readonly is: 'warn'; readonly key: string; readonly reason: StopReason }
  | { readonly is: 'pause'; readonly reason: StopReason };

// A rate over fewer tries than this says nothing.
const TRIES_MIN = 20;
const BP = 10_000;
const WHOLE = 100;

/** Whether a campaign goes on by its rule (N7); the worst comes first. `before` is the instant that the local day begins. */
export function decideStop(
  { warnAt, pauseAt, refusedBp }: Pick<StopRule, 'warnAt' | 'pauseAt' | 'refusedBp'>,
  meters: readonly Meter[],
  { tries, before }: { readonly tries: Tries; readonly before: Date | null },
): StopVerdict {
  const worst = meters.toSorted((a, b) => b.percent - a.percent || a.code.localeCompare(b.code, 'en'));
  const [first] = worst;
  if (first !== undefined && pauseAt !== null && first.percent >= pauseAt)
    return { is: 'pause', reason: { why: first.what, code: first.code, percent: first.percent } };
  const early = worst.find(({ runsOutAt }) => before !== null && runsOutAt !== null && runsOutAt < before);
  if (early !== undefined) return { is: 'pause', reason: { why: 'pace', code: early.code, percent: early.percent } };
  const all = tries.given + tries.refused;
  if (refusedBp !== null && all >= TRIES_MIN && tries.refused * BP >= refusedBp * all)
    return {
      is: 'pause',
      reason: { why: 'refused', code: '', percent: Math.floor((tries.refused * WHOLE) / all) },
    };
  if (first === undefined || first.percent < warnAt) return { is: 'go' };
  // Told once for each limit: a higher one is another story.
  const key = `${first.what}:${first.code}@${first.limit}`;
  return { is: 'warn', key, reason: { why: first.what, code: first.code, percent: first.percent } };
}

const MARK = 'rule:';

/** The reason as it is kept where people write theirs: `rule:budget:100:<code>`. */
export const sayStop = ({ why, code, percent }: StopReason): string => `${MARK}${why}:${percent}:${code}`;

/** Reads such a reason; null for what a person wrote. */
export function readStop(said: string): StopReason | null {
  if (!said.startsWith(MARK)) return null;
  const [why = '', percent = '', ...code] = said.slice(MARK.length).split(':');
  const known = (['budget', 'stock', 'pace', 'refused'] as const).find((one) => one === why);
  return known === undefined ? null : { why: known, percent: Number(percent), code: code.join(':') };
}
