/** The states of an order as a person reads them. */
export type OrderStatus = 'placed' | 'paid' | 'completed' | 'cancelled';

/** An order in a list: what it was about, what it cost and gave back (fen), what it earned. Plain values, public ids. */
export type OrderCard = {
  readonly id: string;
  readonly number: string;
  readonly title: string | null;
  readonly lines: number;
  readonly status: OrderStatus;
  readonly placedAt: string;
  readonly total: number;
  readonly refunded: number;
  readonly isFullyRefunded: boolean;
  readonly points: number;
  readonly growth: number;
};

/** A page of orders. */
export type OrderPage = { readonly orders: readonly OrderCard[]; readonly nextCursor: string | null };
