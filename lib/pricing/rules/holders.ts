import type { Candidate, Ground } from './apply';
import { acceptEachOther } from './meeting';
import { isOutcome, type Outcome } from './outcome';
import type { OfferRefusal } from './types';

/** What each candidate does when it stands alone. */
export type Alone = ReadonlyMap<Candidate, Outcome | OfferRefusal>;

// Numbers of sets of so many slices are whole, and leave room for the number of an offer beside.
export const SLICES_MAX = 44;
/** What a slice adds to the number of a set of slices. */
export const POWERS: readonly number[] = Array.from({ length: SLICES_MAX }, (_, index) => 2 ** index);

/** The slices that each line offer of a set may touch, by its place; the set of them also as a number. */
export type Holders = {
  readonly held: readonly (readonly number[])[];
  readonly keys: Float64Array;
  /** Finds who holds what among the places that are in; the answer stands until it is asked again. */
  readonly hold: (isIn: Uint8Array) => void;
};

/**
 * Sets line offers up to find who may touch which slice: all that always stack, and of the others the one that takes most
 * off the slice alone, ties by the list; or by the merchant's order, the first. Others only if each before accepts them
 * (4.C.2).
 */
export function holdersOf(line: readonly Candidate[], alone: Alone, ground: Ground): Holders {
  const isAlways = line.map(({ offer }) => offer.stack === 'ALWAYS');
  const contenders = ground.slices.map(({ index }) => contendersOf(index, line, alone, ground));
  const always = contenders.map((list) => list.filter((place) => isAlways[place]));
  const others = contenders.map((list) => list.filter((place) => !isAlways[place]));
  const accepts = line.map((a) => line.map((b) => a !== b && acceptEachOther(a, b)));
  const isSharing = accepts.map((of) => of.includes(true));
  const held: number[][] = line.map(() => []);
  const keys = new Float64Array(line.length);
  const give = (place: number, index: number): void => {
    held[place]?.push(index);
    keys[place] = (keys[place] as number) + (POWERS[index] ?? 0);
  };
  const share = (index: number, first: number, list: readonly number[], isIn: Uint8Array): void => {
    const kept = [first];
    for (const place of list) {
      const isNext = isIn[place] === 1 && isSharing[place] && place !== first;
      if (!isNext || !kept.every((one) => accepts[one]?.[place])) continue;
      give(place, index);
      kept.push(place);
    }
  };
  const holdSlice = (index: number, isIn: Uint8Array): void => {
    for (const place of always[index] as readonly number[]) give(place, index);
    const list = others[index] as readonly number[];
    let at = 0;
    while (at < list.length && isIn[list[at] as number] === 0) at += 1;
    const first = list[at];
    if (first === undefined) return;
    give(first, index);
    if (isSharing[first]) share(index, first, list, isIn);
  };
  return {
    held,
    keys,
    hold(isIn) {
      for (const list of held) list.length = 0;
      keys.fill(0);
      for (let index = 0; index < contenders.length; index++) holdSlice(index, isIn);
    },
  };
}

/** Who takes something off a slice alone, by their places: who takes most first, or by the merchant's order. */
function contendersOf(
  slice: number,
  line: readonly Candidate[],
  alone: Alone,
  { settings }: Ground,
): readonly number[] {
  const off = line.map((one) => sharesOf(alone.get(one))[slice] ?? 0);
  const able = [...line.keys()].filter((place) => (off[place] as number) > 0);
  return settings.mode === 'BEST' ? able.sort((a, b) => (off[b] as number) - (off[a] as number)) : able;
}

const NO_SHARES: readonly number[] = [];

/** What an outcome takes off each slice; nothing for a refusal. */
export const sharesOf = (outcome: Outcome | OfferRefusal | undefined): readonly number[] =>
  outcome !== undefined && isOutcome(outcome) ? outcome.shares : NO_SHARES;
