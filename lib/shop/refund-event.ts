import { type Actor, actorLabel } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { previewOrderRefund, type RefundAnswer, type RefundEvent } from '@/lib/orders';
import type { Context } from '@/lib/platform/command';
import type { RefundTold } from './rules/refund-told';

/** Units of an order, by line. */
export type RefundLines = readonly { readonly id: string; readonly quantity: number }[];

const NUMBER_LETTERS = 12;

/** The number of the refund that an intention becomes, short enough to be read out; refunds are told apart by order. */
export const refundNumberOf = (key: string): string => `R-${key.slice(-NUMBER_LETTERS).toUpperCase()}`;

type Asked = {
  readonly orderExternalId: string;
  readonly lines: RefundLines;
  readonly refundNo: string;
};

/** A refund of units at what they were paid, as orders take it; freight is not billed again (4.D.5). */
export const refundEventOf = (
  { orderExternalId, lines, refundNo }: Asked,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): RefundEvent => ({
  orderExternalId,
  refundNo,
  refundedAt: now,
  lines: lines.map(({ id, quantity }) => ({ id, quantity, amount: null })),
  freight: 0,
  actor: actorLabel(actor),
});

/** What such a refund would move now; it moves nothing (N3). */
export async function previewTold(
  context: Context,
  { orderExternalId, lines }: Pick<Asked, 'orderExternalId' | 'lines'>,
): Promise<RefundTold> {
  const refund = { refundNo: 'preview', lines: [...lines] };
  return toldOf(await previewOrderRefund.run(context, { orderExternalId, refund }));
}

/** What a refund moved, in the figures that people are told. */
export function toldOf(answer: RefundAnswer): RefundTold {
  if (answer.kind === 'parked') throw new Refusal('refund_not_paid', {});
  const { lines, amount, deducted, tender, moved } = answer;
  const points = (type: string) =>
    moved.points.reduce((sum, move) => (move.type === type ? sum + Math.abs(move.points) : sum), 0);
  const coupons = (to: string) => moved.coupons.filter((one) => one.to === to).length;
  return {
    lines,
    amount,
    deducted,
    tender,
    pointsBack: points('SPEND_RETURN'),
    pointsTaken: points('CLAWBACK'),
    growthTaken: Math.abs(moved.growth),
    couponsBack: coupons('returned'),
    couponsVoid: coupons('voided'),
  };
}
