import type { Reason } from '@/lib/kernel/decision';
import type { Frozen } from '@/lib/orders/rules/frozen';
import type { OrderStatus } from './order-card';

/** One line of an order as it is shown; money in fen. */
export type StoryLine = {
  readonly id: string;
  readonly kind: 'goods' | 'adjustment' | 'gift';
  readonly sku: string;
  readonly name: string | null;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly discount: number;
  readonly net: number;
  readonly refundedQuantity: number;
  readonly refundedNet: number;
};

/** One refund: the money that came back and what was taken with it. */
export type StoryRefund = {
  readonly refundNo: string;
  readonly refundedAt: Date;
  readonly amount: number;
  readonly freight: number;
  readonly tender: number;
  readonly lines: readonly { readonly id: string; readonly quantity: number; readonly amount: number }[];
  readonly moved: {
    readonly points: readonly { readonly type: string; readonly points: number; readonly debt: number }[];
    readonly growth: number;
    /** What was due and not taken back (4.A.10); refunds of the first releases do not say. */
    readonly waived?: { readonly points: number; readonly growth: number };
    /** What an order with a quote had used; refunds of the first releases name none of it. */
    readonly coupons?: readonly { readonly couponId: string; readonly to: string }[];
    readonly benefits?: readonly { readonly to: string }[];
    readonly gifts?: readonly { readonly type: string; readonly quantity: number }[];
    readonly kept?: readonly { readonly for: string; readonly amount: number }[];
  };
};

/** An order with all that came of it, as far as its page shows it. */
export type Story = {
  readonly externalId: string;
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
  readonly lines: readonly StoryLine[];
  readonly earned: {
    readonly points: { readonly granted: number; readonly availableAt: string | null };
    readonly growth: number;
  } | null;
  readonly reasons: readonly Reason[];
  /** What of the goods is paid with points, in fen, and what the order froze with its quote. */
  readonly tender: number;
  readonly frozen: Frozen | null;
  readonly refunds: readonly StoryRefund[];
};
