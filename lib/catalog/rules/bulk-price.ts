import type { BulkPrice } from '../schema';
import { type PriceSpan, spanAt } from './price-line';
import { lineKey, type Shelf } from './shelf';

const ONE_BP = 10_000;
const AMOUNT_MAX = 100_000_000_000;
const FEN = { fen: 1, jiao: 10, yuan: 100 } as const;

/** Why a price is left as it is: it would be nothing, more than a price may be, or less than the floor. */
export type PriceHeld = 'price_vanishes' | 'price_too_high' | 'price_below_floor';

/** A price that a change would move, in fen, or why it is left as it is. */
export type Repriced = {
  readonly product: string;
  readonly sku: string;
  readonly before: number;
  readonly after: number;
  readonly floor: number | null;
  readonly held: PriceHeld | null;
};

/** What a change of many prices comes to: what it would move, and how many SKUs have no price of this kind. */
export type Repricing = { readonly moves: readonly Repriced[]; readonly unpriced: number };

/** A price after a change, rounded half up to whole fen, jiao or yuan; never below nothing. In fen. */
export function priceAfter(before: number, { by, ending }: Pick<BulkPrice, 'by' | 'ending'>): number {
  const unit = FEN[ending];
  const [exact, scale] = 'fen' in by ? [before + by.fen, 1] : [before * (ONE_BP + by.rateBp), ONE_BP];
  return Math.max(0, Math.floor((exact + (unit * scale) / 2) / (unit * scale)) * unit);
}

/**
 * What a change of the prices for all stores comes to for SKUs, as their lines stand at the instant. A price that stays
 * the same is told nowhere; floors bind only whoever may know them, and only while he wants to keep them.
 */
export function reprice(
  { skus, lines }: Shelf,
  codes: readonly string[],
  change: BulkPrice,
  at: Date,
  floors: 'unseen' | 'told' | 'kept',
): Repricing {
  const holding = (skuCode: string, kind: BulkPrice['kind'] | 'floor'): number | null => {
    const rows: readonly PriceSpan[] = lines.get(lineKey({ skuCode, kind, holder: '', storeCode: '' }))?.rows ?? [];
    return spanAt(rows, at)?.amount ?? null;
  };
  const moves: Repriced[] = [];
  let unpriced = 0;
  for (const sku of codes) {
    const before = holding(sku, change.kind);
    if (before === null) {
      unpriced += 1;
      continue;
    }
    const after = priceAfter(before, change);
    if (after === before) continue;
    const floor = floors === 'unseen' ? null : holding(sku, 'floor');
    const held = heldOf(after, floors === 'kept' ? floor : null);
    moves.push({ product: skus.get(sku)?.productCode ?? '', sku, before, after, floor, held });
  }
  return { moves, unpriced };
}

/** A price that falls to nothing is a slip, not a gift. */
function heldOf(after: number, floor: number | null): PriceHeld | null {
  if (after === 0) return 'price_vanishes';
  if (after > AMOUNT_MAX) return 'price_too_high';
  return floor !== null && after < floor ? 'price_below_floor' : null;
}
