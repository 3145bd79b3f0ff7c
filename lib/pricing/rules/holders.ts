import type { Candidate } from './apply';
import { type Field, slicesOf } from './fields';
import { acceptEachOther } from './meeting';

// Numbers of sets of so many fields are whole, and leave room for the number of an offer beside.
export const FIELDS_MAX = 44;
/** What a field adds to the number of a set of fields; nothing beyond so many, for those sets have no number. */
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

const NOBODY = -1;
const NO_PLACES: readonly number[] = [];

/**
 * Sets line offers up to find who may touch which slice: all that always stack, and of the others the first of those that
 * contend for it. Others only if each before accepts them (4.C.2).
 */
export function holdersOf(line: readonly Candidate[], fields: readonly Field[]): Holders {
  const isAlways = line.map(({ offer }) => offer.stack === 'ALWAYS');
  const others = fields.map(({ contenders }) => Int16Array.from(contenders.filter((place) => !isAlways[place])));
  const accepts = line.map((a) => line.map((b) => a !== b && acceptEachOther(a, b)));
  const isSharing = accepts.map((of) => of.includes(true));
  const own = line.map((_, place) => fields.filter(({ contenders }) => contenders.includes(place)));
  const keysOfAlways = Float64Array.from(line, (_, place) =>
    isAlways[place] ? keyOf(own[place] as Field[], fields) : 0,
  );
  const keys = new Float64Array(line.length);
  const first = new Int16Array(fields.length);
  const sharers = fields.map(() => NO_PLACES);
  const slices = new Map<number, readonly number[]>();
  const add = (place: number, index: number): void => {
    keys[place] = (keys[place] as number) + (POWERS[index] ?? 0);
  };
  const sharersOf = (index: number, holder: number, isIn: Uint8Array): readonly number[] => {
    const kept = [holder];
    for (const place of others[index] as Int16Array) {
      const isNext = isIn[place] === 1 && isSharing[place] && place !== holder;
      if (!isNext || !kept.every((one) => accepts[one]?.[place])) continue;
      add(place, index);
      kept.push(place);
    }
    return kept;
  };
  const holdField = (index: number, isIn: Uint8Array): void => {
    const list = others[index] as Int16Array;
    let at = 0;
    while (at < list.length && isIn[list[at] as number] === 0) at += 1;
    const holder = list[at] ?? NOBODY;
    first[index] = holder;
    if (holder === NOBODY) return;
    add(holder, index);
    sharers[index] = isSharing[holder] ? sharersOf(index, holder, isIn) : NO_PLACES;
  };
  const findHeld = (place: number): readonly number[] =>
    slicesOf(
      isAlways[place]
        ? (own[place] as readonly Field[])
        : fields.filter(
            (_, index) => first[index] === place || (first[index] !== NOBODY && sharers[index]?.includes(place)),
          ),
    );
  return {
    heldBy(place) {
      if (fields.length > FIELDS_MAX) return findHeld(place);
      const key = keys[place] as number;
      const found = slices.get(key) ?? findHeld(place);
      slices.set(key, found);
      return found;
    },
    keys,
    hold(isIn) {
      keys.set(keysOfAlways);
      for (let index = 0; index < fields.length; index++) holdField(index, isIn);
    },
  };
}

const keyOf = (own: readonly Field[], fields: readonly Field[]): number =>
  own.reduce((total, field) => total + (POWERS[fields.indexOf(field)] ?? 0), 0);
