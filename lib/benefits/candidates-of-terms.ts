import { barredBy, type Place } from '@/lib/kernel/bounds';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { type BenefitCandidate, effectOf } from './candidates';
import { benefitsInForce } from './in-force';
import type { Terms } from './rules/terms';

type Where = Place & { readonly at: Date; readonly zone: string };
type About = Where & { readonly benefit: string; readonly version: number; readonly level: string | null };

/** What terms would be for somebody who has them, by a level or for all; null for what acts on no cart. */
export function candidateOfTerms(terms: Terms, about: About): BenefitCandidate | null {
  const { benefit, version, level, at, zone, ...place } = about;
  const effect = effectOf(terms, level);
  if (effect?.as !== 'offer') return null;
  const { name, scope, conditions, stacking } = terms;
  const said = { benefit, version, name, effect, scope, conditions, stacking, level };
  // Nobody has it, so it runs out of nothing and draws on no budget.
  const unbounded = { grantId: '', startsAt: at, endsAt: null, left: null, budget: null };
  return { ...said, ...unbounded, blocked: barredBy(terms, place, at, zone) };
}

/** The benefits in force that act on carts, as they would be for somebody who has them all. */
export async function candidatesInForce(db: Db, where: Where): Promise<BenefitCandidate[]> {
  const all = await benefitsInForce(db, await program(db), where.at);
  return all.flatMap(({ code, version, terms }) => {
    const level = terms.levels[0]?.level ?? null;
    return candidateOfTerms(terms, { ...where, benefit: code, version, level }) ?? [];
  });
}
