import type { PriceKind } from '../schema';

/** A price that holds for a SKU at an instant, as it stands: of a store (else empty) and of a level or contract. */
export type HoldingPrice = {
  readonly kind: PriceKind;
  readonly holder: string;
  readonly storeCode: string;
  readonly amount: number;
};

/** What a SKU costs somebody, by kind; null or absent where nothing is set (4.C layer 1). In fen. */
export type PriceFacts = {
  readonly list: number | null;
  readonly member: number | null;
  readonly levels: Readonly<Record<string, number>>;
  readonly contracts: Readonly<Record<string, number>>;
  readonly cost: number | null;
  readonly floor: number | null;
};

/** The prices that count in a store: one of its own goes before the one for all stores. */
export function priceFacts(holding: readonly HoldingPrice[], storeCode: string | null): PriceFacts {
  const near = holding.filter((row) => row.storeCode === '' || row.storeCode === storeCode);
  const wide = near.filter((row) => row.storeCode === '');
  const own = near.filter((row) => row.storeCode !== '');
  const one = (kind: PriceKind): number | null =>
    (own.find((row) => row.kind === kind) ?? wide.find((row) => row.kind === kind))?.amount ?? null;
  const held = (kind: PriceKind): Record<string, number> =>
    Object.fromEntries([...wide, ...own].filter((row) => row.kind === kind).map((row) => [row.holder, row.amount]));
  return {
    list: one('list'),
    member: one('member'),
    levels: held('level'),
    contracts: held('contract'),
    cost: one('cost'),
    floor: one('floor'),
  };
}

/** What only they are shown who are trusted with the shop's margin is left out for others. */
export const withoutCosts = (prices: PriceFacts): PriceFacts => ({ ...prices, cost: null, floor: null });
