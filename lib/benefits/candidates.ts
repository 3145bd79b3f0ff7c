import { barredBy, type Place } from '@/lib/kernel/bounds';
import type { Condition } from '@/lib/kernel/condition';
import type { Facts } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { termsOfGrant } from './in-force';
import type { BenefitEffect } from './kind';
import { benefitKinds } from './registry';
import { isTaking, leftOf } from './rules/life';
import { periodAt } from './rules/period';
import type { Terms } from './rules/terms';
import { type GrantRow, openGrants } from './store/grants';
import { type UseRow, usesOfGrants, usesSince } from './store/uses';
import { benefitBook } from './store/versions';

/** A benefit that a member has, as pricing takes it: an offer as plain data, or why it may not be used now (N2). */
export type BenefitCandidate = {
  readonly grantId: string;
  readonly benefit: string;
  readonly version: number;
  readonly name: Terms['name'];
  readonly effect: Extract<BenefitEffect, { as: 'offer' }>;
  readonly scope: Terms['scope'];
  readonly conditions: Condition | null;
  readonly stacking: Terms['stacking'];
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  /** Times left; null: without end. */
  readonly left: number | null;
  readonly level: string | null;
  readonly budget: string | null;
  readonly blocked: { readonly code: string; readonly facts: Facts } | null;
};

/** Whose benefits are asked for, when and where. */
export type CandidatesAsked = Place & { readonly memberId: string; readonly at: Date };

/**
 * The benefits of a member that act on an order, one for each benefit: of several grants the one that ends first and has
 * times left. One that is used up, closed today or elsewhere comes with the reason (S0-3.4: check, then confirm).
 */
export async function benefitCandidates(
  db: Db,
  { memberId, at, ...place }: CandidatesAsked,
): Promise<BenefitCandidate[]> {
  const rows = await openGrants(db, memberId, at);
  if (rows.length === 0) return [];
  const settings = await program(db);
  const book = await benefitBook(db, settings);
  const said = rows.flatMap((row) => {
    const terms = termsOfGrant(book, row);
    const effect = terms === null ? null : effectOf(terms, row.level);
    return terms === null || effect?.as !== 'offer' ? [] : [{ row, terms, effect }];
  });
  const { zone } = settings;
  const [uses, recent] = await Promise.all([
    usesOfGrants(
      db,
      said.map(({ row }) => row),
    ),
    usesSince(
      db,
      said.flatMap(({ row, terms }) => {
        const from = terms.limit === null ? null : (periodAt(terms.limit.per, at, zone)?.from ?? null);
        return from === null ? [] : [{ memberId, benefit: row.benefit, from }];
      }),
    ),
  ]);
  const byGrant = Map.groupBy(uses, ({ grantId }) => grantId);
  const byBenefit = Map.groupBy(said, ({ row }) => row.benefit);
  return [...byBenefit.values()].map((grants) => {
    const { row, terms, effect } = bestOf(grants, byGrant, at);
    const left = leftOf(row, byGrant.get(row.id) ?? [], at);
    return {
      grantId: row.id,
      benefit: row.benefit,
      version: row.version,
      name: terms.name,
      effect,
      scope: terms.scope,
      conditions: terms.conditions,
      stacking: terms.stacking,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      left,
      level: row.level,
      budget: terms.cost.budget,
      blocked:
        left === 0
          ? { code: 'benefit_used_up', facts: { quota: row.quota, next: row.endsAt?.toISOString() ?? null } }
          : (limited(
              terms,
              recent.filter(({ benefit }) => benefit === row.benefit),
              at,
            ) ?? barredBy(terms, place, at, zone)),
    };
  });
}

/** What a benefit does for somebody who has it by a level. */
export function effectOf({ kind, params, levels }: Terms, level: string | null): BenefitEffect | null {
  const known = benefitKinds.find(kind);
  return known?.effect(levels.find((one) => one.level === level)?.params ?? params) ?? null;
}

type Said = { readonly row: GrantRow; readonly terms: Terms; readonly effect: BenefitCandidate['effect'] };

/** Those that may be used before those that are used up or to come; then what ends first. */
function bestOf(grants: readonly Said[], uses: ReadonlyMap<string, readonly UseRow[]>, at: Date): Said {
  const rank = ({ row }: Said) => (leftOf(row, uses.get(row.id) ?? [], at) === 0 ? 2 : row.startsAt > at ? 1 : 0);
  const end = ({ row }: Said) => row.endsAt?.getTime() ?? Number.POSITIVE_INFINITY;
  const [best] = grants.toSorted((a, b) => rank(a) - rank(b) || end(a) - end(b) || (a.row.id < b.row.id ? -1 : 1));
  return best as Said;
}

function limited({ limit }: Terms, uses: readonly UseRow[], at: Date) {
  if (limit === null) return null;
  const had = uses.filter((use) => isTaking(use, at)).length;
  return had >= limit.times ? { code: 'benefit_limit', facts: { limit: limit.times, had } } : null;
}
