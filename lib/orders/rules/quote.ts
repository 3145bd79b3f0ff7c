import type { Facts } from '@/lib/kernel/refusal';

/** What a quote was asked for, and by whom, as an order must match it. */
export type QuotedFor = {
  readonly memberId: string | null;
  readonly createdAt: Date;
  /** The moment whose prices it told. */
  readonly at: Date;
  readonly storeCode: string | null;
  readonly lines: readonly QuotedLine[];
};

/** A line as both name it. */
export type QuotedLine = { readonly id: string; readonly sku: string; readonly quantity: number };

/** Whether an order may be placed with a quote, or why not. */
export type QuoteDecision =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly code: 'quote_expired' | 'quote_mismatch' | 'quote_used';
      readonly facts: Facts;
    };

const SECOND_MS = 1_000;

/**
 * One quote, one order (4.C-freeze): of the same member, in the same store, with the same goods, and no older than a payment
 * may take; its prices are honoured that long, whatever has changed meanwhile. Where one names no store the other's counts.
 */
export function decideQuote(
  quote: QuotedFor,
  order: Pick<QuotedFor, 'memberId' | 'storeCode' | 'lines'> & {
    readonly usedBy: string | null;
    /** When it was paid, or placed while it is not. */
    readonly at: Date;
  },
  { now, paySeconds }: { readonly now: Date; readonly paySeconds: number },
): QuoteDecision {
  if (order.usedBy !== null) return no('quote_used', { externalId: order.usedBy });
  const until = new Date(quote.createdAt.getTime() + paySeconds * SECOND_MS);
  if (now > until) return no('quote_expired', { until: until.toISOString() });
  // Tomorrow's prices are for tomorrow.
  if (quote.at > now && quote.at > order.at) return no('quote_mismatch', { of: 'moment', at: quote.at.toISOString() });
  if (quote.memberId !== order.memberId) return no('quote_mismatch', { of: 'member' });
  const isElsewhere = quote.storeCode !== null && order.storeCode !== null && quote.storeCode !== order.storeCode;
  if (isElsewhere) return no('quote_mismatch', { of: 'store', store: quote.storeCode });
  const differing = lineThatDiffers(quote.lines, order.lines);
  return differing === null ? { allowed: true } : no('quote_mismatch', { of: 'line', line: differing });
}

/** The first line that is not the same in both, or null; their order says nothing. */
export function lineThatDiffers(quoted: readonly QuotedLine[], ordered: readonly QuotedLine[]): string | null {
  const byId = new Map(quoted.map((line) => [line.id, line]));
  for (const { id, sku, quantity } of ordered) {
    const line = byId.get(id);
    if (line === undefined || line.sku !== sku || line.quantity !== quantity) return id;
    byId.delete(id);
  }
  return [...byId.keys()][0] ?? null;
}

const no = (code: 'quote_expired' | 'quote_mismatch' | 'quote_used', facts: Facts): QuoteDecision => ({
  allowed: false,
  code,
  facts,
});
