import type { Reason } from '@/lib/kernel/decision';
import type { LevelView } from '@/lib/levels';
import type { Cut } from '@/lib/points';
import type { Line, OrderStatus } from './rules/order';

/** Whose order it is said to be: a stored member id, an id of another system, or nobody. */
export type OrderMember = { readonly id: string } | { readonly externalId: string } | null;

/** An event about an order, read and ready; money in fen. Whoever sends it (API, import, demo) makes one of these. */
export type OrderEvent = {
  readonly externalId: string;
  readonly version: number | null;
  readonly member: OrderMember;
  readonly channel: string | null;
  readonly storeCode: string | null;
  readonly placedAt: Date;
  readonly paidAt: Date | null;
  readonly completedAt: Date | null;
  readonly status: OrderStatus;
  readonly lines: readonly Line[];
  readonly freight: number;
  /** Fingerprint of lines and freight as they were sent, before the catalog added anything. */
  readonly contentHash: string;
  readonly source: string;
  readonly actor: string;
};

/** A refund of an order, read and ready. */
export type RefundEvent = {
  readonly orderExternalId: string;
  readonly refundNo: string;
  readonly refundedAt: Date;
  readonly lines: readonly { readonly id: string; readonly quantity: number; readonly amount: number | null }[];
  readonly freight: number;
  readonly actor: string;
};

/** An order as it stands; money in fen. */
export type OrderView = {
  readonly id: string;
  readonly externalId: string;
  readonly memberId: string | null;
  readonly version: number | null;
  readonly status: OrderStatus;
  readonly channel: string | null;
  readonly storeCode: string | null;
  readonly placedAt: Date;
  readonly paidAt: Date | null;
  readonly completedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly goods: number;
  readonly freight: number;
  readonly adjustment: number;
  readonly refundedGoods: number;
  readonly refundedFreight: number;
};

/** What an order earned, as its decision keeps it. */
export type Earned = {
  readonly points: {
    readonly granted: number;
    readonly desired: number;
    readonly availableAt: string | null;
    readonly cuts: readonly Cut[];
  };
  readonly growth: number;
};

/** The answer to an order event: the same for every repeat, but for `created` and what happened to the order since. */
export type OrderAnswer = {
  readonly created: boolean;
  readonly stale: boolean;
  readonly order: OrderView;
  readonly earned: Earned;
  readonly level: { readonly before: LevelView | null; readonly after: LevelView | null };
  readonly decisions: readonly Reason[];
};

/** One movement of points by a refund: taken (below zero) from which lots, and what became debt. */
export type MovedPoints = {
  readonly entryId: string;
  readonly type: 'CLAWBACK';
  readonly points: number;
  readonly lots: readonly { readonly lotId: string; readonly points: number }[];
  readonly debt: number;
};

/** What a refund moved beside money. */
export type Moved = {
  readonly points: readonly MovedPoints[];
  readonly growth: number;
  /** What was due but not taken: of points by the program's policy, of growth because it was not there (4.A.10). */
  readonly waived: { readonly points: number; readonly growth: number };
  readonly coupons: readonly never[];
  readonly benefits: readonly never[];
  readonly level: { readonly before: LevelView | null; readonly after: LevelView | null };
};

/** The answer to a refund; parked means that its order is not paid yet and that it waits for it. */
export type RefundAnswer =
  | { readonly kind: 'parked'; readonly orderExternalId: string; readonly refundNo: string }
  | {
      readonly kind: 'refunded';
      readonly isRepeat: boolean;
      readonly orderExternalId: string;
      readonly refundNo: string;
      readonly refundedAt: Date;
      /** Money that goes back: goods and freight, in fen. */
      readonly amount: number;
      readonly freight: number;
      readonly lines: readonly { readonly id: string; readonly quantity: number; readonly amount: number }[];
      readonly moved: Moved;
    };
