import type { Sentence } from '@/lib/kernel/earning';
import type { OfferTerms } from '../schema';
import type { Choice } from './types';

/** When an offer counts, half-open. */
export type OfferPeriod = { readonly startsAt: Date | null; readonly endsAt: Date | null };

/** The lists of goods by which a scope may be said. */
export const CHOICES = ['categories', 'brands', 'products', 'skus', 'tags'] as const;

/** What an offer says, one sentence each: what it gives, to whom, on what goods, beside what, and when (4.M). */
export function describeOffer(terms: OfferTerms, { startsAt, endsAt }: OfferPeriod): readonly Sentence[] {
  const {
    name,
    kind,
    params,
    layer,
    conditions,
    scope,
    basis,
    caps,
    stack,
    group,
    priority,
    tags,
    accepts,
    stock,
    budgets,
  } = terms;
  return [
    { id: 'name', key: 'name', values: { zh: name.zh, en: name.en } },
    { id: 'effect', key: 'effect', values: { kind, params } },
    { id: 'layer', key: 'layer', values: { layer } },
    ...(conditions === null ? [] : [{ id: 'condition', key: 'condition', values: { conditions } }]),
    ...goods('include', scope.include),
    ...goods('exclude', scope.exclude),
    ...(basis === 'NET_BEFORE' ? [] : [{ id: 'basis', key: 'basis', values: { basis } }]),
    ...(caps.max === null ? [] : [{ id: 'max', key: 'max', values: { max: caps.max } }]),
    { id: 'stack', key: 'stack', values: { stack } },
    ...(group === null ? [] : [{ id: 'group', key: 'group', values: { group } }]),
    ...(tags.length === 0 ? [] : [{ id: 'tags', key: 'tags', values: { names: tags } }]),
    ...(accepts.length === 0 ? [] : [{ id: 'accepts', key: 'accepts', values: { names: accepts } }]),
    ...(priority === 0 ? [] : [{ id: 'priority', key: 'priority', values: { priority } }]),
    ...(stock.total === null
      ? []
      : [{ id: 'stock', key: stock.perMember === null ? 'stock' : 'stockEach', values: { ...stock } }]),
    ...(budgets.length === 0 ? [] : [{ id: 'budgets', key: 'budgets', values: { names: budgets } }]),
    { id: 'period', key: period(startsAt, endsAt), values: { startsAt, endsAt } },
  ];
}

const goods = (side: 'include' | 'exclude', choice: Choice): Sentence[] =>
  CHOICES.flatMap((what) =>
    choice[what].length === 0 ? [] : [{ id: `${side}.${what}`, key: side, values: { what, names: choice[what] } }],
  );

function period(startsAt: Date | null, endsAt: Date | null): string {
  if (startsAt === null) return endsAt === null ? 'always' : 'until';
  return endsAt === null ? 'since' : 'between';
}
