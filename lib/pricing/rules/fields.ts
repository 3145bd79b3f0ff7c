import type { Candidate, Ground } from './apply';
import { isOutcome, type Outcome } from './outcome';
import type { OfferRefusal } from './types';

/** What each candidate does when it stands alone. */
export type Alone = ReadonlyMap<Candidate, Outcome | OfferRefusal>;

/** Slices for which the same line offers contend in the same order: who holds one of them holds them all (4.C.2). */
export type Field = {
  readonly slices: readonly number[];
  /** By their places in the list of line offers; who comes first holds them. */
  readonly contenders: readonly number[];
};

/**
 * The fields of a cart: of each slice the offer that takes most off it alone comes first, ties by the list; or by the
 * merchant's order, the first.
 */
export function fieldsOf(line: readonly Candidate[], alone: Alone, { slices, settings }: Ground): readonly Field[] {
  const shares = line.map((one) => sharesOf(alone.get(one)));
  const contendersOf = (slice: number): readonly number[] => {
    const off = shares.map((of) => of[slice] ?? 0);
    const able = [...line.keys()].filter((place) => (off[place] as number) > 0);
    return settings.mode === 'BEST' ? able.sort((a, b) => (off[b] as number) - (off[a] as number)) : able;
  };
  const fields = new Map<string, { slices: number[]; contenders: readonly number[] }>();
  for (const { index } of slices) {
    const contenders = contendersOf(index);
    const name = contenders.join();
    const field = fields.get(name);
    if (field === undefined) fields.set(name, { slices: [index], contenders });
    else field.slices.push(index);
  }
  fields.delete('');
  return [...fields.values()];
}

const NO_SHARES: readonly number[] = [];

/** What an outcome takes off each slice; nothing for a refusal. */
export const sharesOf = (outcome: Outcome | OfferRefusal | undefined): readonly number[] =>
  outcome !== undefined && isOutcome(outcome) ? outcome.shares : NO_SHARES;

/** The slices of some fields, rising. */
export const slicesOf = (fields: readonly Field[]): readonly number[] =>
  fields.length === 1 ? (fields[0] as Field).slices : fields.flatMap(({ slices }) => slices).sort((a, b) => a - b);
