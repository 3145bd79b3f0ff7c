import 'server-only';
import { decisionsById } from '@/lib/decisions';
import type { Reason } from '@/lib/kernel/decision';
import { booksOf } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import type { OrderDetail } from './queries';
import type { Frozen } from './rules/frozen';
import { viewOf } from './settlement/state';
import { frozenOf } from './store/frozen';
import { readOrdersWithLines, refundsOf } from './store/load';
import type { StoredRefund } from './store/rows';
import type { Earned, Moved } from './types';

/** One refund of an order: money that came back (fen) and what went back with it. */
export type OrderRefund = {
  readonly refundNo: string;
  readonly refundedAt: Date;
  readonly amount: number;
  readonly freight: number;
  /** What of the goods went back as points, and what was kept back for lost discounts and gifts; in fen. */
  readonly tender: number;
  readonly deducted: number;
  readonly lines: readonly { readonly id: string; readonly quantity: number; readonly amount: number }[];
  readonly moved: Moved;
};

/** An order with all that came of it: what it earned and why, and its refunds, oldest first. */
export type OrderStory = OrderDetail & {
  readonly earned: Earned | null;
  readonly reasons: readonly Reason[];
  readonly refunds: readonly OrderRefund[];
  /** What it froze, when it was placed with a quote. */
  readonly frozen: Frozen | null;
};

/** The story of one order of this member, or null; somebody else's order is none (4.K). */
export async function orderStory(db: Db, memberId: string, orderId: string): Promise<OrderStory | null> {
  const key = { memberId, orderId, externalId: '' };
  const [found] = await readOrdersWithLines(db, [key], { lock: false });
  if (found === undefined) return null;
  const { order, lines } = found;
  const { decisionId } = order;
  // An order that came with a merge was decided under the member who brought it (N13).
  const books = await booksOf(db, memberId);
  const [refunds, [frozen], [decision]] = await Promise.all([
    refundsOf(db, [key]),
    order.quoteId === null ? [] : frozenOf(db, [key]),
    decisionId === null
      ? []
      : decisionsById(
          db,
          books.map((book) => ({ memberId: book, id: decisionId })),
        ),
  ]);
  return {
    ...viewOf(order),
    lines: lines.map(({ memberId: _, orderId: __, ...line }) => line),
    earned: (decision?.outcome.earned as Earned | undefined) ?? null,
    reasons: decision?.reasons ?? [],
    refunds: refunds.map(refundOf),
    frozen: frozen ?? null,
  };
}

const refundOf = ({
  refundNo,
  refundedAt,
  goods,
  tender,
  deducted,
  freight,
  lines,
  moved,
}: StoredRefund): OrderRefund => ({
  refundNo,
  refundedAt,
  amount: goods - tender + freight - deducted,
  freight,
  tender,
  deducted,
  lines,
  moved: moved as Moved,
});
