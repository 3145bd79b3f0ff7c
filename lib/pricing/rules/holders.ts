import type { Candidate } from './apply';
import { type Field, slicesOf } from './fields';
import { acceptEachOther } from './meeting';

// Numbers of sets of so many fields are whole, and leave room for the number of an offer beside.
export const FIELDS_MAX = 44;
/** What a field adds to the number of a set of fields. */
export const POWERS: readonly number[] = Array.from({ length: FIELDS_MAX }, (_, index) => 2 ** index);

/** What each line offer of a set may touch, by its place. */
export type Holders = {
  /** The slices that an offer holds, rising. */
  readonly heldBy: (place: number) => readonly number[];
  /** The set of fields that each holds, as a number. */
  readonly keys: Float64Array;
  /** Finds who holds what among the places that are in; the answer stands until it is asked again. */
  readonly hold: (isIn: Uint8Array) => void;
};

/**
 * Sets line offers up to find who may touch which slice: all that always stack, and of the others the first of those that
 * contend for it. Others only if each before accepts them (4.C.2).
 */
export function holdersOf(line: readonly Candidate[], fields: readonly Field[]): Holders {
  const isAlways = line.map(({ offer }) => offer.stack === 'ALWAYS');
  const always = fields.map(({ contenders }) => contenders.filter((place) => isAlways[place]));
  const others = fields.map(({ contenders }) => contenders.filter((place) => !isAlways[place]));
  const accepts = line.map((a) => line.map((b) => a !== b && acceptEachOther(a, b)));
  const isSharing = accepts.map((of) => of.includes(true));
  const held: Field[][] = line.map(() => []);
  const keys = new Float64Array(line.length);
  const give = (place: number, index: number): void => {
    held[place]?.push(fields[index] as Field);
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
  const holdField = (index: number, isIn: Uint8Array): void => {
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
    heldBy: (place) => slicesOf(held[place] as readonly Field[]),
    keys,
    hold(isIn) {
      for (const list of held) list.length = 0;
      keys.fill(0);
      for (let index = 0; index < fields.length; index++) holdField(index, isIn);
    },
  };
}
