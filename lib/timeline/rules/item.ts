import type { Reason } from '@/lib/kernel/decision';

/** The kinds of things that happen to a member, ranked: at one instant effects stand above their cause. */
export const TIMELINE_KINDS = ['level', 'points', 'growth', 'decision', 'refund', 'order', 'audit'] as const;

/** One kind of thing that happens to a member. */
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

type Placed = { readonly id: string; readonly at: string };

/** How an amount came about: what it was computed from, which factors spoke (basis points), what was cut and by which cap. */
export type Working = {
  readonly base: number | null;
  readonly desired: number | null;
  readonly bonus: number;
  readonly factors: readonly { readonly code: string; readonly rateBp: number }[];
  readonly cuts: readonly {
    readonly cap: string;
    readonly limit: number;
    readonly used: number;
    readonly cut: number;
  }[];
};

/** An order as it is told in one line; money in fen. */
export type OrderItem = Placed & {
  readonly kind: 'order';
  readonly order: string;
  readonly status: 'placed' | 'paid' | 'completed' | 'cancelled';
  readonly channel: string | null;
  readonly storeCode: string | null;
  readonly amount: number;
  readonly refunded: number;
  readonly title: string | null;
  readonly lines: number;
};

/** Money that went back, with what went back beside it. */
export type RefundItem = Placed & {
  readonly kind: 'refund';
  readonly order: string;
  readonly refundNo: string;
  readonly amount: number;
  readonly points: number;
  readonly growth: number;
  readonly debt: number;
  /** What was due and not taken back (4.A.10). */
  readonly waived: { readonly points: number; readonly growth: number };
};

/** One line of the book; `amount` carries its sign. */
export type EntryItem = Placed & {
  readonly kind: 'points' | 'growth';
  readonly type: string;
  readonly amount: number;
  /** What was due to be taken back and was not (4.A.10); the amount is 0 then. */
  readonly waived: number;
  readonly balanceAfter: number;
  readonly debt: number;
  readonly reason: string;
  readonly rule: string;
  readonly actor: string;
  readonly order: string | null;
  readonly refundNo: string | null;
  /** The codes of two members who were merged or separated by this line. */
  readonly members: { readonly from: string; readonly to: string } | null;
  readonly working: Working;
  readonly activatesAt: string | null;
  readonly expiresAt: string | null;
};

/** One change of level; `from` is null for the level everybody starts with. */
export type LevelItem = Placed & {
  readonly kind: 'level';
  readonly from: string | null;
  readonly to: string;
  readonly isRise: boolean;
  /** Why somebody set it by hand. */
  readonly note: string | null;
  readonly reason: string;
  readonly rule: string;
  readonly validTo: string | null;
  readonly orders: number | null;
  readonly amount: number | null;
  readonly order: string | null;
};

/** Why something was given, cut, withheld or taken. */
export type DecisionItem = Placed & {
  readonly kind: 'decision';
  readonly decision: string;
  readonly order: string | null;
  readonly refundNo: string | null;
  readonly reasons: readonly Reason[];
};

/** What somebody did to the member's record. */
export type AuditItem = Placed & {
  readonly kind: 'audit';
  readonly action: string;
  readonly actorKind: string;
  readonly actorName: string;
  readonly reason: string | null;
  /** Which personal fields were shown, for a reveal. */
  readonly fields: readonly string[];
};

/** One thing that happened to a member. */
export type TimelineItem = OrderItem | RefundItem | EntryItem | LevelItem | DecisionItem | AuditItem;

/** One page of the timeline; `kinds` are those that its reader may see. */
export type TimelinePage = {
  readonly items: readonly TimelineItem[];
  readonly nextCursor: string | null;
  readonly kinds: readonly TimelineKind[];
};
