import type { z } from 'zod';
import { parseId } from '@/lib/kernel/id';
import type { Line } from './rules/order';
import { asksQuote, type OrderInput, type RefundInput } from './schema';
import { orderHash } from './settlement/fingerprint';
import type { OrderEvent, OrderMember, RefundEvent } from './types';

/** A member id that no member can have: an id that is no id names nobody. */
const NOBODY = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Makes an event ready: adds the fingerprint of its content. */
export function orderEvent(said: Omit<OrderEvent, 'contentHash'>): OrderEvent {
  return { ...said, contentHash: orderHash(said.lines, said.freight) };
}

/** An order as the API received it, as an event; `actor` is who sent it. */
export function eventOfInput(input: z.output<typeof OrderInput>, actor: string): OrderEvent {
  return orderEvent({
    externalId: input.externalId,
    version: input.version ?? null,
    member: memberOf(input.member),
    channel: input.channel,
    storeCode: input.storeCode ?? null,
    placedAt: input.placedAt,
    paidAt: input.paidAt ?? null,
    completedAt: input.completedAt ?? null,
    status: input.status,
    lines: input.lines.map(goodsLine),
    freight: input.freight ?? 0,
    source: 'api',
    actor,
    quoteId: input.quoteId ? (parseId('quote', input.quoteId) ?? NOBODY) : null,
    asksQuote: Boolean(input.quoteId) || asksQuote(input),
  });
}

/** A refund as the API received it, as an event; its time is now when it names none. */
export function refundOfInput(
  orderExternalId: string,
  input: z.output<typeof RefundInput>,
  actor: string,
  now: Date,
): RefundEvent {
  return {
    orderExternalId,
    refundNo: input.refundNo,
    refundedAt: input.refundedAt ?? now,
    lines: input.lines.map(({ id, quantity, amount }) => ({ id, quantity, amount: amount ?? null })),
    freight: input.freight ?? 0,
    actor,
  };
}

type InputLine = z.output<typeof OrderInput>['lines'][number];

function goodsLine(line: InputLine): Line {
  const { id, sku, quantity, unitPrice } = line;
  const discount = line.discount ?? 0;
  return {
    id,
    kind: 'goods',
    sku,
    name: line.name ?? null,
    category: line.category ?? null,
    brand: line.brand ?? null,
    quantity,
    unitPrice,
    discount,
    net: quantity * unitPrice - discount,
    refundedQuantity: 0,
    refundedNet: 0,
  };
}

function memberOf(ref: z.output<typeof OrderInput>['member']): OrderMember {
  if (ref === null || ref === undefined) return null;
  return 'id' in ref ? { id: parseId('member', ref.id) ?? NOBODY } : ref;
}
