import { enrolMembers } from '@/lib/enrolment';
import { must } from '@/lib/kernel/assert';
import { local, localAt } from '@/lib/platform/testing/zone';
import { eventOfInput, refundOfInput } from '../order-event';
import { OrderInput, RefundInput } from '../schema';
import type { OrderEvent, RefundEvent } from '../types';

/** The moment at which tests say that things are written; the events carry their own times. */
export const NOW = localAt('2026-03-20T10:00');

let orders = 0;

/** Enrols one member and answers his stored id. */
export async function givenMember(
  said: { registeredAt?: string; birthday?: string; externalId?: string } = {},
): Promise<string> {
  const item = {
    externalId: said.externalId ?? null,
    birthday: said.birthday ?? null,
    registeredAt: new Date(said.registeredAt ?? local('2025-01-06T10:00')),
  };
  const [outcome] = await enrolMembers([item], { actor: { kind: 'system', name: 'test' }, now: NOW });
  const enrolled = must(outcome, 'no outcome');
  if (!enrolled.ok) throw enrolled.refusal;
  return enrolled.value.memberId;
}

/** What a test says of an order; amounts in yuan where it says `yuan`. */
export type SaidOrder = {
  readonly externalId?: string;
  readonly member?: string | null;
  readonly paidAt?: string;
  readonly status?: 'placed' | 'paid' | 'completed' | 'cancelled';
  readonly yuan?: number;
  readonly lines?: readonly {
    readonly id?: string;
    readonly yuan: number;
    readonly quantity?: number;
    readonly category?: string;
    readonly discount?: number;
  }[];
  readonly version?: number;
  readonly completedAt?: string;
  readonly freight?: number;
};

/** An order event as a till would send it: one line unless lines are given, paid on a Tuesday unless said otherwise. */
export function anOrder(said: SaidOrder): OrderEvent {
  const paidAt = said.paidAt ?? local('2026-03-10T12:00');
  const lines = said.lines ?? [{ yuan: said.yuan ?? 100 }];
  const input = OrderInput.parse({
    externalId: said.externalId ?? `test-${process.pid}-${orders++}`,
    channel: 'pos',
    placedAt: paidAt,
    status: said.status ?? 'paid',
    completedAt: said.completedAt,
    version: said.version,
    freight: said.freight,
    lines: lines.map((line, index) => ({
      id: line.id ?? `${index + 1}`,
      sku: `SKU-${index + 1}`,
      category: line.category,
      quantity: line.quantity ?? 1,
      unitPrice: Math.round((line.yuan * 100) / (line.quantity ?? 1)),
      discount: line.discount,
    })),
  });
  return { ...eventOfInput(input, 'system:test'), member: said.member ? { id: said.member } : null };
}

let refunds = 0;

/** A refund as a till would send it. */
export function aRefund(
  orderExternalId: string,
  lines: readonly { id: string; quantity: number; amount?: number }[],
  said: { refundNo?: string; refundedAt?: string; freight?: number } = {},
): RefundEvent {
  const input = RefundInput.parse({
    refundNo: said.refundNo ?? `R${refunds++}`,
    refundedAt: said.refundedAt ?? local('2026-03-12T12:00'),
    lines,
    freight: said.freight,
  });
  return refundOfInput(orderExternalId, input, 'system:test', NOW);
}
