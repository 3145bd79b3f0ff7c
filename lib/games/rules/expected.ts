import { totalOf } from './ranges';
import type { Terms } from './terms';

/** How often a prize was rolled and given by one version; the empty name is no prize. */
type Tally = { readonly version: number; readonly prize: string; readonly rolled: number; readonly given: number };

/** One prize in numbers: how often its roll came, how often the weights let one expect it, how many were given. */
export type PrizeNumbers = {
  readonly prize: string;
  readonly rolled: number;
  readonly expected: number;
  readonly given: number;
};

/**
 * What was rolled beside what the weights of each version let one expect of as many draws (4.L); the empty name, no prize,
 * stands last. Prizes that only former versions had are told too.
 */
export function prizeNumbers(
  versions: readonly { readonly version: number; readonly terms: Pick<Terms, 'prizes' | 'nothing'> | null }[],
  tallies: readonly Tally[],
): readonly PrizeNumbers[] {
  const expected = new Map<string, number>();
  for (const { version, terms } of versions) {
    if (terms === null) continue;
    const draws = sum(tallies.filter((one) => one.version === version).map(({ rolled }) => rolled));
    const total = totalOf(terms.prizes, terms.nothing);
    for (const { code, weight } of [...terms.prizes, { code: '', weight: terms.nothing }])
      expected.set(code, (expected.get(code) ?? 0) + (draws * weight) / total);
  }
  return [...expected]
    .map(([prize, times]) => {
      const own = tallies.filter((one) => one.prize === prize);
      const [rolled, given] = [sum(own.map((one) => one.rolled)), sum(own.map((one) => one.given))];
      return { prize, rolled, expected: times, given };
    })
    .sort((a, b) => Number(a.prize === '') - Number(b.prize === ''));
}

const sum = (all: readonly number[]): number => all.reduce((one, other) => one + other, 0);
