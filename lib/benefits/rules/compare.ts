import { entitledTo } from './due';
import type { Per, Terms } from './terms';

/** What a level gets of one benefit: so many times in a period (null: without end), or nothing. */
export type Share = { readonly times: number | null; readonly per: Per } | null;

/** One benefit with what each of the levels gets of it, in their order. */
export type ComparedBenefit = {
  readonly code: string;
  readonly terms: Terms;
  readonly shares: readonly Share[];
};

/** What levels get, side by side (M2): every benefit that is given by itself and that at least one of them has. */
export function compareLevels(
  force: readonly { readonly code: string; readonly terms: Terms }[],
  levels: readonly string[],
): ComparedBenefit[] {
  return force
    .filter(({ terms }) => terms.giveOn.length > 0)
    .map(({ code, terms }) => ({ code, terms, shares: levels.map((level) => shareOf(terms, level)) }))
    .filter(({ shares }) => shares.some((share) => share !== null))
    .sort((a, b) => firstOf(a) - firstOf(b));
}

/** Whether a share is more than another: of what one has not, any; of what is without end, nothing. */
export function isMore(after: Share, before: Share): boolean {
  if (after === null) return false;
  if (before === null) return true;
  return before.times !== null && (after.times === null || after.times > before.times);
}

function shareOf(terms: Terms, level: string): Share {
  const entitled = entitledTo(terms, level);
  return entitled === null ? null : { times: entitled.times, per: terms.per };
}

const firstOf = ({ shares }: ComparedBenefit): number => shares.findIndex((share) => share !== null);
