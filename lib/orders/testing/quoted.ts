import { processClaims } from '@/lib/coupons/claim/process';
import { must } from '@/lib/kernel/assert';
import { publicId } from '@/lib/kernel/id';
import { loadLedger, postCredit, saveLedger } from '@/lib/ledger';
import { execute } from '@/lib/platform/command';
import { pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { localAt } from '@/lib/platform/testing/zone';
import { publishOfferCommand, type Quoted, QuoteInput, quoteIn, saveOfferCommand } from '@/lib/pricing';
import { processOrders } from '../commands/process-orders';
import { processRefunds } from '../commands/process-refunds';
import type { OrderAnswer, OrderEvent, RefundAnswer, RefundEvent } from '../types';
import { anOrder, NOW } from './orders';

/** What a test says of a cart; prices in fen. */
export type SaidCart = {
  readonly member?: string | null;
  readonly lines: readonly {
    readonly id: string;
    readonly sku?: string;
    readonly quantity: number;
    readonly price: number;
  }[];
  readonly couponCodes?: readonly string[];
  readonly points?: number;
  readonly freight?: number;
  readonly at?: Date;
};

/** Quotes a cart at the tests' moment. */
export function quoteOf({ member, lines, couponCodes, points, freight, at = NOW }: SaidCart): Promise<Quoted> {
  const asked = QuoteInput.parse({
    member: member ? { id: publicId('member', member) } : null,
    channel: 'shop',
    lines: lines.map(({ id, sku, quantity, price }) => ({ id, sku: sku ?? `SKU-${id}`, quantity, unitPrice: price })),
    couponCodes,
    points,
    freight,
  });
  return quoteIn(pool(), at, { ...asked, at });
}

let orders = 0;

/** An order of a quoted cart, placed unless it is said to be paid. */
export function orderOf(
  { quoteId }: Pick<Quoted, 'quoteId'>,
  cart: SaidCart,
  said: { readonly externalId?: string; readonly status?: 'placed' | 'paid' | 'completed' | 'cancelled' } = {},
): OrderEvent {
  const externalId = said.externalId ?? `quoted-${process.pid}-${orders++}`;
  const at = (cart.at ?? NOW).toISOString();
  const event = anOrder({ externalId, member: cart.member ?? null, status: said.status ?? 'placed', paidAt: at });
  const lines = cart.lines.map(({ id, sku, quantity, price }) => ({
    ...must(event.lines[0], 'a line'),
    id,
    sku: sku ?? `SKU-${id}`,
    quantity,
    unitPrice: price,
    net: price * quantity,
  }));
  return { ...event, lines, quoteId };
}

/** Places or moves an order and answers what came of it; a refusal is thrown. */
export async function send(event: OrderEvent, now = NOW): Promise<OrderAnswer> {
  const outcome = must((await processOrders([event], now))[0], 'no outcome');
  if (!outcome.ok) throw outcome.refusal;
  return outcome.value;
}

/** Refunds and answers what came of it; a refusal is thrown. */
export async function sendRefund(event: RefundEvent, now = NOW): Promise<Extract<RefundAnswer, { kind: 'refunded' }>> {
  const outcome = must((await processRefunds([event], now))[0], 'no outcome');
  if (!outcome.ok) throw outcome.refusal;
  if (outcome.value.kind === 'parked') throw new Error('parked');
  return outcome.value;
}

/** Publishes an offer that counts from the tests' moment on. */
export async function givenOffer(code: string, terms: Record<string, unknown>): Promise<void> {
  const caller = systemCaller('test', new Date(NOW.getTime() - 60_000));
  const name = { zh: code, en: code };
  await execute(saveOfferCommand, caller, { code, terms: { name, ...terms } });
  await execute(publishOfferCommand, caller, { code, basedOn: 0, note: 'test', effectiveFrom: null });
}

/** Gives a member so many points that are active at once and end with the year after next. */
export async function givenPoints(memberId: string, points: number): Promise<void> {
  const at = new Date(NOW.getTime() - 60_000);
  await withTransaction(async (db) => {
    const work = await loadLedger(db, [memberId]);
    const posting = {
      memberId,
      asset: 'points' as const,
      amount: points,
      key: `EARN:test:${newId()}`,
      source: { type: 'test', id: newId() },
      rule: 'test',
      reason: 'test',
      detail: {},
      actor: 'system:test',
      occurredAt: at,
      now: at,
    };
    postCredit(work, posting, { activatesAt: at, expiresAt: localAt('2028-01-01') });
    await saveLedger(db, work);
  });
}

/** Gives a member a copy of a batch, and answers its id. */
export async function givenCoupon(member: string, batchId: string, at = NOW): Promise<string> {
  const [outcome] = await processClaims(
    [{ memberId: member, batchId, key: null, way: 'give', from: {} }],
    new Date(at.getTime() - 60_000),
  );
  if (!outcome?.ok) throw outcome?.refusal ?? new Error('no outcome');
  return outcome.value.copy.id;
}

/** The state of a copy as it is written. */
export async function couponState(id: string): Promise<{ state: string; orderId: string | null }> {
  const { rows } = await pool().query('SELECT "state", "orderId" FROM "Coupon" WHERE "id" = $1', [id]);
  return rows[0];
}
