/** What a number counts; it decides how it is shown. */
export type Unit = 'people' | 'count' | 'points' | 'growth' | 'fen' | 'bp' | 'days' | 'tenths';

/** By what numbers may be split. */
export const SPLITS = ['level', 'store', 'channel', 'subject'] as const;

/** One way to split. */
export type Split = (typeof SPLITS)[number];

/** What the subjects of a number are, so that they are called by their names. */
export type Subject = 'batch' | 'benefit' | 'task' | 'item' | 'game' | 'clerk' | 'points_source' | 'tier';

/** Kept counts that a number adds up, or takes off: how often, or how much. */
export type Part = { readonly what: string; readonly of: 'times' | 'amount'; readonly sign?: 1 | -1 };

/**
 * How a number comes about. `sum` adds days; `stock` is the sum of all days until the end; `set` counts members once,
 * however often they came, so it never adds; `gauge` is what stood at the end; `ratio` and `less` follow from two others.
 */
export type Reading =
  | { readonly kind: 'sum' | 'stock'; readonly parts: readonly Part[] }
  | { readonly kind: 'set'; readonly set: string }
  | { readonly kind: 'gauge'; readonly what: string; readonly of: 'times' | 'amount' }
  | { readonly kind: 'ratio'; readonly over: string; readonly under: string; readonly scale: number }
  | { readonly kind: 'less'; readonly of: string; readonly by: string };

/** One number of the program: its words stand in the texts under its code. */
export type Metric = {
  readonly code: string;
  readonly unit: Unit;
  readonly reading: Reading;
  /** More of it is better (1), worse (-1), or neither (0). */
  readonly good: 1 | 0 | -1;
  readonly splits: readonly Split[];
  /** What its subjects are, where it is told apart by them and they have names. */
  readonly subject?: Subject;
  /** The list behind the number, when there is one. */
  readonly drill?: Drill;
};

/** A list of the console that shows what a number counts. */
export type Drill =
  | 'members'
  | 'ledger_earn'
  | 'ledger_spend'
  | 'ledger_expire'
  | 'ledger_clawback'
  | 'ledger'
  | 'coupons'
  | 'benefits'
  | 'tasks'
  | 'games'
  | 'mall'
  | 'referral'
  | 'desk';

/** How often something happened. */
export const times = (what: string, sign: 1 | -1 = 1): Part => ({ what, of: 'times', sign });

/** How much of it. */
export const amount = (what: string, sign: 1 | -1 = 1): Part => ({ what, of: 'amount', sign });
