import { proportion } from '@/lib/kernel/share';
import { type FrozenTerms, frozenUnitsNet } from './frozen';
import { goodsAmount, type Line, unitsNet } from './order';

/** What comes back, as it was asked. */
export type RefundRequest = {
  readonly lines: readonly { readonly id: string; readonly quantity: number; readonly amount: number | null }[];
  readonly freight: number;
};

/** A refund as decided: money per line (fen), what the order has given back after it, and whether all of it is back. */
export type RefundDecision =
  | {
      readonly kind: 'refund';
      readonly lines: readonly { readonly id: string; readonly quantity: number; readonly amount: number }[];
      readonly goods: number;
      readonly freight: number;
      readonly after: readonly Line[];
      readonly becameFull: boolean;
    }
  | {
      readonly kind: 'refused';
      readonly code: 'line_not_found' | 'line_not_refundable' | 'refund_exceeds_quantity' | 'refund_exceeds_paid';
      readonly facts: Readonly<Record<string, string | number>>;
    };

/** The order as a refund sees it; money in fen. */
export type RefundedOrder = {
  readonly lines: readonly Line[];
  readonly freight: number;
  readonly refundedFreight: number;
  readonly fullyRefunded: boolean;
  /** What was frozen with a quote; null: the order was priced elsewhere. */
  readonly frozen?: Pick<FrozenTerms, 'lines'> | null;
};

/** Decides a refund from the frozen unit nets; it never prices again what remains (4.D.1). */
export function decideRefund(order: RefundedOrder, request: RefundRequest): RefundDecision {
  const freightLeft = order.freight - order.refundedFreight;
  if (request.freight > freightLeft) return exceeds('freight', request.freight, freightLeft);
  const after = new Map(order.lines.map((line) => [line.id, line]));
  const lines: { id: string; quantity: number; amount: number }[] = [];
  for (const { id, quantity, amount: asked } of request.lines) {
    const line = after.get(id);
    if (line === undefined) return { kind: 'refused', code: 'line_not_found', facts: { line: id } };
    if (line.kind === 'adjustment') return { kind: 'refused', code: 'line_not_refundable', facts: { line: id } };
    const unitsLeft = line.quantity - line.refundedQuantity;
    if (quantity > unitsLeft) {
      return {
        kind: 'refused',
        code: 'refund_exceeds_quantity',
        facts: { line: id, asked: quantity, left: unitsLeft },
      };
    }
    const netLeft = line.net - line.refundedNet;
    const amount = asked ?? Math.min(netLeft, unitsOf(order, line, quantity));
    if (amount > netLeft) return exceeds(id, amount, netLeft);
    lines.push({ id, quantity, amount });
    const refundedNet = line.refundedNet + amount;
    after.set(id, { ...line, refundedQuantity: line.refundedQuantity + quantity, refundedNet });
  }
  const rest = order.lines.map((line) => after.get(line.id) ?? line);
  return {
    kind: 'refund',
    lines,
    goods: lines.reduce((total, { amount }) => total + amount, 0),
    freight: request.freight,
    after: rest,
    becameFull: !order.fullyRefunded && isFullyRefunded(rest),
  };
}

/** The money of the next units of a line: as they were frozen, or evenly where the order was priced elsewhere. */
function unitsOf({ frozen }: RefundedOrder, line: Line, quantity: number): number {
  const known = frozen?.lines.find(({ id }) => id === line.id);
  if (known === undefined) return unitsNet(line, line.refundedQuantity, quantity);
  return frozenUnitsNet(known, line.refundedQuantity, quantity);
}

/** Whether all the goods' money is back; an order that cost nothing is back when all its units are. */
export function isFullyRefunded(lines: readonly Line[]): boolean {
  const goods = lines.filter(({ kind }) => kind === 'goods');
  if (goods.length === 0) return false;
  if (goodsAmount(goods) > 0) return goods.every(({ net, refundedNet }) => refundedNet === net);
  return goods.every(({ quantity, refundedQuantity }) => refundedQuantity === quantity);
}

/**
 * What a refund takes back of something granted on the order, by the cumulative method: per line
 * floor(granted × refunded so far ÷ net) less what earlier refunds took; the last one gives exactly what was granted
 * (4.A.11).
 */
export function computeClaw(
  shares: Readonly<Record<string, number>>,
  before: readonly Line[],
  after: readonly Line[],
): number {
  const earlier = new Map(before.map((line) => [line.id, line]));
  return after.reduce((total, line) => {
    const granted = shares[line.id] ?? 0;
    const took = proportion(granted, earlier.get(line.id)?.refundedNet ?? 0, line.net);
    return total + proportion(granted, line.refundedNet, line.net) - took;
  }, 0);
}

const exceeds = (line: string, asked: number, left: number): RefundDecision => ({
  kind: 'refused',
  code: 'refund_exceeds_paid',
  facts: { line, asked, left },
});
