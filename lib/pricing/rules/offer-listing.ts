import type { Phase } from './offer-state';
import type { LayerName } from './types';

/** An offer as a list shows it. */
export type ListedOffer = {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly kind: string;
  readonly params: unknown;
  readonly layer: LayerName;
  readonly stack: string;
  readonly group: string | null;
  readonly priority: number;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly phase: Phase;
  readonly version: number | null;
  readonly hasDraft: boolean;
  readonly changedAt: Date;
};

/** What a list is narrowed by: words of code and names, phases, kinds, layers; an empty list narrows nothing. */
export type OfferFilter = {
  readonly q: string;
  readonly phases: readonly string[];
  readonly kinds: readonly string[];
  readonly layers: readonly string[];
};

/** The orders of a list. */
export const OFFER_SORTS = ['code', '-code', 'priority', '-priority', 'changed', '-changed'] as const;

/** One of them. */
export type OfferSort = (typeof OFFER_SORTS)[number];

/** Where a page begins: after this offer, or before it; told by what it is sorted by, so that it may have gone. */
export type OfferPlace = Pick<ListedOffer, 'code' | 'priority' | 'changedAt'> & { readonly isBack: boolean };

/** A page of offers, how many match in all, and whether there are others before and after it. */
export type OfferPage = {
  readonly rows: readonly ListedOffer[];
  readonly total: number;
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
};

/** Narrows, sorts and cuts: a shop has some dozen offers, some hundred at most, so all are in memory (2.0.1). */
export function pageOfOffers(
  all: readonly ListedOffer[],
  filter: OfferFilter,
  { sort, place, limit }: { readonly sort: OfferSort; readonly place: OfferPlace | null; readonly limit: number },
): OfferPage {
  const found = all.filter((one) => fits(one, filter)).sort((a, b) => compare(a, b, sort));
  const before = place === null ? [] : found.filter((one) => compare(one, place, sort) < 0);
  const after = place === null ? found : found.filter((one) => compare(one, place, sort) > 0);
  const isBack = place?.isBack === true;
  const rows = isBack ? before.slice(-limit) : after.slice(0, limit);
  return {
    rows,
    total: found.length,
    hasNext: isBack ? true : after.length > limit,
    hasPrevious: isBack ? before.length > limit : place !== null,
  };
}

function fits(one: ListedOffer, { q, phases, kinds, layers }: OfferFilter): boolean {
  const words = `${one.code} ${one.name.zh} ${one.name.en}`.toLowerCase();
  return (
    words.includes(q.toLowerCase()) &&
    (phases.length === 0 || phases.includes(one.phase)) &&
    (kinds.length === 0 || kinds.includes(one.kind)) &&
    (layers.length === 0 || layers.includes(one.layer))
  );
}

type Sorted = Omit<OfferPlace, 'isBack'>;

function compare(a: Sorted, b: Sorted, sort: OfferSort): number {
  const by = sort.replace('-', '');
  const code = a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
  const first = by === 'priority' ? a.priority - b.priority : by === 'changed' ? +a.changedAt - +b.changedAt : 0;
  return (first || code) * (sort.startsWith('-') ? -1 : 1);
}
