import { type LocalDate, localDate, localTime } from '@/lib/kernel/day';

/** A settled order as statistics see it; the net of its goods lines in fen, of each category those above it. */
export type Purchase = {
  readonly memberId: string;
  readonly paidAt: Date;
  readonly storeCode: string | null;
  readonly lines: readonly {
    readonly category: string | null;
    readonly above: readonly string[];
    readonly brand: string | null;
    readonly net: number;
  }[];
};

/** What a purchase is counted as. */
export type PartKind = 'sale' | 'category' | 'brand';

/** What a member bought of something on one local day: orders, and their goods in fen. */
export type PurchaseDay = {
  readonly memberId: string;
  readonly kind: PartKind;
  readonly code: string;
  readonly hour: number;
  readonly day: LocalDate;
  readonly orders: number;
  readonly amount: number;
};

/** The hour of what has none: categories and brands are counted by day alone. */
export const NO_HOUR = -1;

/** What an order counts as: once as a sale, once for each category and those above it, once for each brand (4.H). */
export function partsOf({ memberId, paidAt, storeCode, lines }: Purchase, zone: string): PurchaseDay[] {
  const day = localDate(paidAt, zone);
  const amounts = { category: new Map<string, number>(), brand: new Map<string, number>() };
  let total = 0;
  for (const { category, above, brand, net } of lines) {
    total += net;
    const categories = category === null ? [] : new Set([...above, category]);
    for (const code of categories) amounts.category.set(code, (amounts.category.get(code) ?? 0) + net);
    if (brand !== null) amounts.brand.set(brand, (amounts.brand.get(brand) ?? 0) + net);
  }
  const { hour } = localTime(paidAt, zone);
  const of = (kind: 'category' | 'brand') =>
    [...amounts[kind]].map(([code, amount]) => ({ memberId, kind, code, hour: NO_HOUR, day, orders: 1, amount }));
  const sale = { memberId, kind: 'sale', code: storeCode ?? '', hour, day, orders: 1, amount: total } as const;
  return [sale, ...of('category'), ...of('brand')];
}
