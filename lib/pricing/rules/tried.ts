import type { FloorTouch } from './floor-check';
import type { Meeting } from './meeting';
import type { AppliedOffer, Offer, Priced, RefusedOffer } from './types';

/** What a cart comes to, as a calculator shows it. */
export type TriedSide = Pick<Priced, 'totals' | 'gifts' | 'freight'> & {
  readonly lines: readonly {
    readonly sku: string;
    readonly quantity: number;
    readonly list: number;
    readonly net: number;
  }[];
  readonly applied: readonly AppliedOffer[];
  readonly refused: readonly RefusedOffer[];
  /** Points that it would earn; null when nobody known buys. */
  readonly points: number | null;
};

/** Another offer, and how the one that is written gets on with it. */
export type TriedMeeting = { readonly offer: string; readonly meeting: Meeting };

/** What an offer that is being written would do: to a cart, beside others, and to the shop's floors. */
export type Tried = {
  /** The offer's own id among those told about. */
  readonly id: string;
  readonly names: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
  /** With what is in force now, and with the draft in its place. */
  readonly before: TriedSide;
  readonly after: TriedSide;
  readonly meetings: readonly TriedMeeting[];
  /** Null for whoever may not see the shop's margin (N4). */
  readonly floors: { readonly looked: number; readonly touched: readonly FloorTouch[] } | null;
};

/** A priced cart as a calculator shows it. */
export function triedSide(priced: Priced, skus: ReadonlyMap<string, { sku: string; quantity: number }>): TriedSide {
  const { totals, gifts, freight, applied, refused, earn } = priced;
  const lines = priced.lines.map(({ id, list, net }) => ({ sku: id, quantity: 1, ...skus.get(id), list, net }));
  return { totals, gifts, freight, applied, refused, lines, points: earn?.points.granted ?? null };
}

/** The names of offers by id, for whoever reads about them. */
export const namesOf = (offers: readonly Offer[]): Record<string, Offer['name']> =>
  Object.fromEntries(offers.map(({ id, name }) => [id, name]));
