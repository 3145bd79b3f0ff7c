import type { Sentence } from '@/lib/kernel/earning';
import type { Terms } from './terms';

/** What the terms of a batch say, one sentence each: read back while editing, and compared for what a version changes. */
export function describeTerms(terms: Terms): readonly Sentence[] {
  const { kind, params, scope, total, perMember, perDay, claimFrom, claimTo, validity, audience } = terms;
  const { stacking, budget, returning, isOpen, name, description } = terms;
  const goods = [
    ...(['include', 'exclude'] as const).flatMap((side) =>
      GOODS.filter((what) => scope[side][what].length > 0).map((what) => ({
        id: `${side}:${what}`,
        key: side,
        values: { what, codes: scope[side][what] },
      })),
    ),
  ];
  return [
    { id: 'name', key: 'name', values: { zh: name.zh, en: name.en } },
    ...some(description.zh + description.en !== '', 'description', { zh: description.zh, en: description.en }),
    { id: 'effect', key: 'effect', values: { kind, params } },
    ...goods,
    ...some(scope.stores.length > 0, 'stores', { codes: scope.stores }),
    { id: 'total', key: total === null ? 'totalNone' : 'total', values: { total } },
    { id: 'perMember', key: perMember === null ? 'perMemberNone' : 'perMember', values: { limit: perMember } },
    ...some(perDay !== null, 'perDay', { limit: perDay }),
    { id: 'claims', key: claimsKey(terms), values: { from: claimFrom, to: claimTo } },
    { id: 'open', key: isOpen ? 'open' : 'given', values: {} },
    { id: 'validity', key: `validity_${validity.type}`, values: { ...validity } },
    ...some(audience.levels.length > 0, 'levels', { codes: audience.levels }),
    ...some(audience.joinedWithinDays !== null, 'joined', { days: audience.joinedWithinDays }),
    { id: 'stack', key: `stack_${stacking.stack}`, values: {} },
    ...some(budget.owner !== '', 'owner', { owner: budget.owner }),
    ...some(budget.limit !== null, 'budget', { amount: budget.limit }),
    { id: 'returning', key: returning.reinstate ? 'returns' : 'returnsNot', values: { days: returning.daysMin } },
  ];
}

/** A batch of the standard program could always be claimed: its first instant is no date. */
function claimsKey({ claimFrom, claimTo }: Pick<Terms, 'claimFrom' | 'claimTo'>): string {
  if (claimFrom.getTime() === 0) return claimTo === null ? 'claimsAlways' : 'claimsUntil';
  return claimTo === null ? 'claimsFrom' : 'claims';
}

const GOODS = ['skus', 'products', 'categories', 'brands', 'tags'] as const;

const some = (is: boolean, key: string, values: Sentence['values']): Sentence[] =>
  is ? [{ id: key, key, values }] : [];
