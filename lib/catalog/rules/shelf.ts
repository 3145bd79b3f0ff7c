import type { PriceKind } from '../schema';
import type { PriceSpan } from './price-line';

/** A product as it is kept. */
export type Product = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly categoryCode: string | null;
  readonly brandCode: string | null;
  readonly tags: readonly string[];
  readonly version: number | null;
  readonly archivedAt: Date | null;
};

/** A SKU as it is kept. */
export type Sku = {
  readonly code: string;
  readonly productCode: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly barcode: string | null;
  readonly everywhere: boolean;
  readonly archivedAt: Date | null;
};

/** Which line of prices: of a SKU, a kind, a level or contract (else empty), and a store (empty: all). */
export type LineKey = {
  readonly skuCode: string;
  readonly kind: PriceKind;
  readonly holder: string;
  readonly storeCode: string;
};

/** A line of prices with its rows that are not over. */
export type PriceLine = LineKey & { readonly rows: readonly PriceSpan[] };

/** What a set of changes starts from, and becomes as each is decided. */
export type Shelf = {
  readonly products: Map<string, Product>;
  readonly skus: Map<string, Sku>;
  /** What stores say, by `soldKey`. */
  readonly sold: Map<string, boolean>;
  /** By `lineKey`. */
  readonly lines: Map<string, PriceLine>;
};

/** The key of what a store says about a SKU. */
export const soldKey = (skuCode: string, storeCode: string): string => `${skuCode}\n${storeCode}`;

/** The key of a line of prices. */
export const lineKey = ({ skuCode, kind, holder, storeCode }: LineKey): string =>
  `${skuCode}\n${kind}\n${holder}\n${storeCode}`;

/** What may be named: codes of living and archived categories and brands, of stores and of levels. */
export type Known = {
  readonly categories: ReadonlyMap<string, { readonly isArchived: boolean }>;
  readonly brands: ReadonlyMap<string, { readonly isArchived: boolean }>;
  readonly stores: ReadonlySet<string>;
  readonly levels: ReadonlySet<string>;
};
