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
  /** The stored id of the quote that it is to be placed with (4.C-freeze). */
  readonly quoteId?: string | null;
  /** It names a quote, coupons or points: it is to cost what a quote says. */
  readonly asksQuote?: boolean;
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
  /** The quote that it was placed with, until when it must be paid, and what of it is paid with points (fen). */
  readonly quoteId: string | null;
  readonly payBy: Date | null;
  readonly tender: number;
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

/** One movement of points by a refund: taken (below zero) from which lots, and what became debt; or given back. */
export type MovedPoints = {
  readonly entryId: string;
  readonly type: 'CLAWBACK' | 'SPEND_RETURN';
  readonly points: number;
  readonly lots: readonly { readonly lotId: string; readonly points: number }[];
  readonly debt: number;
};

/** A copy that a refund moved. */
export type MovedCoupon = {
  readonly couponId: string;
  readonly to: 'returned' | 'voided' | 'used';
  readonly until: string | null;
};

/** A quota that came back. */
export type MovedBenefit = { readonly grantId: string; readonly to: 'returned' | 'ended' };

/** A gift that a refund took back. */
export type MovedGift = {
  readonly type: string;
  readonly of: string | null;
  readonly quantity: number;
  readonly gone: number;
};

/** What a refund moved beside money. */
export type Moved = {
  readonly points: readonly MovedPoints[];
  readonly growth: number;
  /** What was due but not taken: of points by the program's policy, of growth because it was not there (4.A.10). */
  readonly waived: { readonly points: number; readonly growth: number };
  /** Copies that came back, and gift copies that are void now. */
  readonly coupons: readonly MovedCoupon[];
  readonly benefits: readonly MovedBenefit[];
  /** Gifts that the order lost: how many were taken back, and how many of them were gone. */
  readonly gifts: readonly MovedGift[];
  /** What was kept back of the money, by offer or gift, in fen; below zero where it is paid out after all. */
  readonly kept: readonly { readonly for: string; readonly amount: number }[];
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
      /** What of it goes back as points, and what is kept back for lost discounts and gifts; in fen, not in `amount`. */
      readonly tender: number;
      readonly deducted: number;
      readonly lines: readonly { readonly id: string; readonly quantity: number; readonly amount: number }[];
      readonly moved: Moved;
    };
