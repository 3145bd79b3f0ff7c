/** A name as rules keep it, in both languages. */
export type Named = { readonly zh: string; readonly en: string };

/** A multiplier that spoke; `level` is the one held just before, for multipliers of the level group. */
export type LineFactor = {
  readonly code: string;
  readonly group: string;
  readonly rateBp: number;
  /** It spoke about some of the goods only. */
  readonly isPartial: boolean;
  readonly level: Named | null;
};

/** What a cap took away from an earning, in points. */
export type LineCut = {
  readonly period: 'day' | 'week' | 'month';
  /** The period is still running. */
  readonly isCurrent: boolean;
  readonly limit: number;
};

/** How an order earned: its base in fen, the rate per yuan, what multiplied and what was added (4.A.6). */
export type LineEarning = {
  readonly base: number;
  readonly rateBp: number;
  readonly factors: readonly LineFactor[];
  readonly productMaxBp: number;
  readonly bonuses: readonly { readonly code: string; readonly amount: number }[];
  readonly desired: number;
  readonly cuts: readonly LineCut[];
};

/** One line of the book as its owner reads it; plain values only, instants in ISO 8601, ids public. */
export type LedgerLine = {
  readonly id: string;
  readonly asset: 'points' | 'growth';
  readonly reason: string;
  /** Signed: above zero came in, below zero went out. */
  readonly amount: number;
  /** What a refund should have taken back and did not (4.A.10); the amount is 0 then. */
  readonly waived: number;
  readonly balanceAfter: number;
  /** Above zero: this much became debt; below zero: this much repaid debt (4.A.10). */
  readonly debt: number;
  readonly at: string;
  readonly ruleVersion: number | null;
  readonly order: {
    readonly id: string;
    readonly number: string;
    readonly title: string | null;
    readonly lines: number;
  } | null;
  readonly refundNo: string | null;
  /** The code of the other member, where two were merged or separated. */
  readonly other: string | null;
  /** What points were spent on, in the words of whoever took them. */
  readonly note: string | null;
  readonly earning: LineEarning | null;
  /** Lots opened (above zero) or taken from (below zero), with their life. */
  readonly lots: readonly { readonly points: number; readonly from: string; readonly until: string | null }[];
};

/** A page of the passbook. */
export type LedgerPage = { readonly lines: readonly LedgerLine[]; readonly nextCursor: string | null };
