/** What a number counts; it decides how it is shown. */
export type Unit = 'people' | 'count' | 'pieces' | 'points' | 'growth' | 'fen' | 'bp' | 'days' | 'tenths';

/** What one fact has several of, or several kinds of: each is a split of its own, and the whole is counted beside them. */
export const DIMENSIONS = ['sku', 'category', 'brand', 'campaign'] as const;

/** One of them. */
export type Dimension = (typeof DIMENSIONS)[number];

/** By what numbers may be split. */
export const SPLITS = ['level', 'store', 'channel', 'subject', ...DIMENSIONS] as const;

/** One way to split. */
export type Split = (typeof SPLITS)[number];

/** Whether a split is by a dimension. */
export const isDimension = (split: string | null | undefined): split is Dimension =>
  DIMENSIONS.some((one) => one === split);

/** What the subjects of a number are, so that they are called by their names. */
export const SUBJECTS = [
  'batch',
  'benefit',
  'task',
  'item',
  'game',
  'clerk',
  'points_source',
  'tier',
  ...DIMENSIONS,
] as const;

/** One of them. */
export type Subject = (typeof SUBJECTS)[number];

/** Kept counts that a number adds up, or takes off: how often, how much, or how many pieces. */
export type Part = { readonly what: string; readonly of: 'times' | 'amount' | 'units'; readonly sign?: 1 | -1 };

/**
 * How a number comes about. `sum` adds days; `stock` is the sum of all days until the end; `reach` is a stock with whatever
 * went out of it in the period (`gone`; of one level also by changing it, `goneByLevel`), so that nobody who took part is
 * missing; `set` counts members once, however often they came, so it never adds; `gauge` is what stood at the end; `ratio`
 * and `less` follow from two others.
 */
export type Reading =
  | { readonly kind: 'sum' | 'stock'; readonly parts: readonly Part[] }
  | {
      readonly kind: 'reach';
      readonly parts: readonly Part[];
      readonly gone: readonly Part[];
      readonly goneByLevel: readonly Part[];
    }
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
  /** The number that tells how many stand behind it, where it does not tell that itself. */
  readonly weigh?: string;
  /** What it counts may belong to several subjects of a dimension, so that its lines do not add up. */
  readonly overlaps?: boolean;
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

/** How many pieces. */
export const units = (what: string, sign: 1 | -1 = 1): Part => ({ what, of: 'units', sign });

/** What the lines of a split are about; null for places and time. */
export const subjectOf = (split: string | null, { subject }: Pick<Metric, 'subject'>): Subject | null =>
  split === 'subject' ? (subject ?? null) : isDimension(split) ? split : null;

/** Everything that a number may be about: the one subject of its own, and its dimensions. */
export const subjectsOf = ({ subject, splits }: Pick<Metric, 'subject' | 'splits'>): readonly Subject[] => [
  ...(subject !== undefined && splits.includes('subject') ? [subject] : []),
  ...splits.filter(isDimension),
];
