import { must } from '@/lib/kernel/assert';
import { DEFAULT_ZONE } from '@/lib/kernel/locale';
import { evaluate } from '../rules/evaluate';
import type { CartLine, Goods, MemberSnapshot, Offer, Priced, PricingInput, PricingSettings } from '../rules/types';
import { OfferSchema } from '../schema';

/** A Wednesday afternoon in the program's zone. */
export const NOW = new Date('2026-11-18T06:00:00Z');

export const SETTINGS: PricingSettings = {
  zone: DEFAULT_ZONE,
  mode: 'BEST',
  exhaustiveMax: 12,
  beamWidth: 32,
  initialLayers: [],
  orderMax: null,
  coupons: { goods: 1, freight: 1 },
  tender: { worth: { points: 100, fen: 100 }, step: 100, shareBp: 5_000, orderMax: null, leaveFen: 0 },
};

export const MEMBER: MemberSnapshot = {
  id: 'm1',
  kind: 'person',
  level: 'gold',
  rank: 3,
  registeredAt: new Date('2025-01-10T00:00:00Z'),
  birth: { month: 11, day: 18 },
  tags: ['tea'],
  region: 'east',
  channel: 'app',
  orders: 4,
  amount: 90_000,
  lastOrderAt: new Date('2026-11-01T00:00:00Z'),
  points: { available: 0, debt: 0 },
  lastUsed: {},
};

/** Goods of a SKU at a list price. */
export const goods = (sku: string, list: number, more: Partial<Goods> = {}): Goods => ({
  sku,
  product: null,
  categories: [],
  brand: null,
  tags: [],
  list,
  member: null,
  levels: {},
  contract: null,
  floor: 0,
  ...more,
});

/** A line of a cart. */
export const line = (id: string, list: number, quantity = 1, more: Partial<Goods> = {}): CartLine => ({
  id,
  quantity,
  goods: goods(more.sku ?? `sku-${id}`, list, more),
});

type Terms = object;

/** An offer as it would be loaded: read by its schema. `on` is what stands beside its terms. */
export const offer = (id: string, kind: string, params: unknown, terms: Terms = {}, on: Terms = {}): Offer =>
  OfferSchema.parse({
    id,
    ...on,
    terms: { kind, params, layer: layerOf(kind), name: { zh: id, en: id }, ...terms },
  });

/** A coupon of a kind. */
export const coupon = (id: string, kind: string, params: unknown, terms: Terms = {}, source: Terms = {}): Offer =>
  offer(
    id,
    kind,
    params,
    { layer: kind.endsWith('freight') ? 'freight' : 'coupon', ...terms },
    { source: { type: 'COUPON', coupon: `c-${id}`, expiresAt: null, isPicked: false, ...source } },
  );

export type Given = Partial<Omit<PricingInput, 'cart' | 'settings'>> & {
  readonly cart?: Partial<PricingInput['cart']>;
  readonly settings?: Partial<PricingSettings>;
};

/** An input of lines and offers, all else usual. */
export const inputOf = (lines: readonly CartLine[], offers: readonly Offer[], given: Given = {}): PricingInput => ({
  member: MEMBER,
  now: NOW,
  earning: null,
  ...given,
  offers,
  cart: { lines, channel: 'app', store: null, freight: 0, points: 0, ...given.cart },
  settings: { ...SETTINGS, ...given.settings },
});

/** Prices lines under offers. */
export const price = (lines: readonly CartLine[], offers: readonly Offer[], given: Given = {}): Priced =>
  evaluate(inputOf(lines, offers, given));

/** The ids of the offers that count, sorted. */
export const appliedIds = ({ applied }: Priced): string[] => applied.map(({ offer: id }) => id).sort();

/** Why an offer does not count. */
export const refusedAs = ({ refused }: Priced, id: string) =>
  must(
    refused.find(({ offer: one }) => one === id),
    `${id} was not refused`,
  );

const LAYER_OF: Readonly<Record<string, string>> = {
  member_price: 'unit',
  level_price: 'unit',
  contract_price: 'unit',
  flash_price: 'unit',
  order_discount: 'order',
  spend_save: 'order',
  quantity_save: 'order',
  ladder: 'order',
  member_day: 'order',
  birthday: 'order',
  free_freight: 'freight',
  reduced_freight: 'freight',
  points_multiplier: 'earn',
  points_tender: 'tender',
};

const layerOf = (kind: string): string => LAYER_OF[kind] ?? (kind.startsWith('gift_') ? 'gift' : 'line');
