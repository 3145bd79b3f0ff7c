import type { Candidate } from './apply';
import { isAlways } from './arena';
import { endOf } from './rank';

/** Of a candidate in a list the places before it of those that do the same: such as are better to choose, and worse. */
export type Alike = { readonly better: readonly number[]; readonly worse: readonly number[] };

/**
 * Offers that do the same and stand beside each other in the list. The best set has no worse of two alike without the
 * better one, for the other way round it would be better: coupons that end sooner count, then lower ids (4.C-choosing).
 */
export function alikeIn(list: readonly Candidate[], required: readonly Candidate[]): readonly Alike[] {
  const isFree = (one: Candidate) => !isAlways(one) && !required.includes(one);
  const found: Alike[] = [];
  let begun = 0;
  for (const [at, one] of list.entries()) {
    const before = list[at - 1];
    if (before === undefined || !isFree(before) || !isFree(one) || !doSame(before, one)) begun = at;
    const places = Array.from({ length: at - begun }, (_, step) => begun + step);
    const isBetter = (place: number): boolean => isChosenFirst(list[place] as Candidate, one);
    found.push({ better: places.filter(isBetter), worse: places.filter((place) => !isBetter(place)) });
  }
  return found;
}

const isChosenFirst = (a: Candidate, b: Candidate): boolean =>
  endOf(a) < endOf(b) || (endOf(a) === endOf(b) && a.offer.id < b.offer.id);

/** Whether two offers are the same but for what they are called, who owns them and when they end. */
function doSame({ offer: a }: Candidate, { offer: b }: Candidate): boolean {
  return (
    a.kind === b.kind &&
    a.layer === b.layer &&
    a.priority === b.priority &&
    a.stack === b.stack &&
    a.basis === b.basis &&
    a.group === b.group &&
    a.left === b.left &&
    a.caps.max === b.caps.max &&
    a.source.type === b.source.type &&
    termsOf(a) === termsOf(b)
  );
}

const termsOf = ({ params, scope, conditions, tags, accepts }: Candidate['offer']): string =>
  JSON.stringify([params, scope, conditions, tags, accepts]);
