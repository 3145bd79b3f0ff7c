import type { PastOrder } from '@/lib/orders';
import type { Basket } from '../rules/picks';
import type { Name, OffersTrial, TrialPart } from '../trial';
import type { SideResult } from './side';

const REFUSED_TOLD = 8;
// Of other offers only those are worth telling that had to give way.
const GAVE_WAY: readonly string[] = [
  'not_best',
  'exclusive',
  'group_taken',
  'line_taken',
  'coupon_limit',
  'higher_price',
  'order_max_reached',
];

/** What an order on which a draft does harm is told with. */
export type BasketFacts = Pick<Basket, 'list' | 'paid' | 'cost' | 'margin'> & {
  readonly before: SideResult;
  readonly after: SideResult;
  /** The offers of the draft. */
  readonly mine: ReadonlySet<string>;
  readonly names: ReadonlyMap<string, Name>;
};

/** An order as a basket to look at, with what each offer did there and why others did not, as the evaluator says (N2). */
export function basketOf(order: PastOrder, { before, after, mine, names, ...figures }: BasketFacts): Basket {
  const { applied, refused } = after.priced;
  const [own, others] = [
    refused.filter(({ offer }) => mine.has(offer)),
    refused.filter(({ offer, code }) => !mine.has(offer) && GAVE_WAY.includes(code)),
  ];
  return {
    ...figures,
    order: order.externalId,
    at: order.paidAt.toISOString(),
    before: before.goods,
    after: after.goods,
    applied: applied.map(({ offer, kind, layer, granted, freight, trims, frozen }) => ({
      name: frozen.name,
      kind,
      params: frozen.params,
      isDraft: mine.has(offer),
      granted: layer === 'freight' ? freight : granted,
      layer,
      trims: [...new Set(trims.map(({ by }) => by))],
    })),
    refused: [...own, ...others].slice(0, REFUSED_TOLD).map(({ offer, code, facts, failure }) => ({
      name: names.get(offer) ?? { zh: offer, en: offer },
      isDraft: mine.has(offer),
      code,
      facts,
      failure,
    })),
  };
}

/** What the offers of a trial are called, by id. */
export const namesIn = ({ standing, draft }: OffersTrial): ReadonlyMap<string, Name> =>
  new Map([...standing, ...draft].map(nameOf));

function nameOf(part: TrialPart): readonly [string, Name] {
  if (part.of !== 'benefit') return [part.offer.id, part.offer.name];
  return [`benefit:${part.code}`, (part.terms as { readonly name: Name }).name];
}
