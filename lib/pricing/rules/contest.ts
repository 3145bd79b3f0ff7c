import { type Field, slicesOf } from './fields';
import { FIELDS_MAX, POWERS } from './holders';

/** An offer that contends: its place among line offers, the most that it takes off, and what it does on what it holds. */
export type Contender = {
  readonly place: number;
  /** Whether others take fields from it, so that it does no more than it does on those that it keeps. */
  readonly yields: boolean;
  readonly most: number;
  /** What it takes off slices, the set of their fields also as a number. */
  readonly offOf: (slices: readonly number[], key: number) => number;
};

/** Who holds what while a search takes some of those that contend, one after the other in their order (4.C.2). */
export type Contest = {
  /** Takes one more beside so many; false when one of them then does nothing, as it would in every larger set. */
  readonly take: (taken: number, at: number) => boolean;
  /** The most that so many and those from a place on take off: who joins later only takes fields away. */
  readonly most: (taken: number, from: number) => number;
};

// A set of an offer's own fields is a number with a bit for each.
const BITS = 30;

/** Sets a contest up; null where one contends for more fields than a number has bits. */
export function contestOf(contenders: readonly Contender[], fields: readonly Field[]): Contest | null {
  const many = contenders.length;
  const own = contenders.map(({ place }) => fields.filter((field) => field.contenders.includes(place)));
  if (fields.length > FIELDS_MAX || own.some(({ length }) => length > BITS)) return null;
  const lost = lostOf(contenders, own);
  const known = contenders.map(() => new Map<number, number>());
  const number = new Map(fields.map((field, index) => [field, POWERS[index] as number]));
  /** What one takes off the fields that it holds; fewer of them never bring more. */
  const offOn = (at: number, held: number): number => {
    const before = known[at]?.get(held);
    if (before !== undefined) return before;
    const kept = (own[at] as readonly Field[]).filter((_, bit) => (held >> bit) % 2 === 1);
    const key = kept.reduce((total, field) => total + (number.get(field) as number), 0);
    const off = held === 0 ? 0 : (contenders[at] as Contender).offOf(slicesOf(kept), key);
    known[at]?.set(held, off);
    return off;
  };
  // A row for each number of taken ones: a search goes back to fewer, and writes over what stood above them.
  const held = new Int32Array((many + 1) * many);
  const offs = new Float64Array((many + 1) * many);
  const takenAt = new Int16Array(many);
  const takenOff = new Float64Array(many + 1);
  for (const [at, { most, yields }] of contenders.entries()) {
    held[at] = 2 ** (own[at] as readonly Field[]).length - 1;
    offs[at] = yields ? offOn(at, held[at] as number) : most;
  }
  /** Writes what one keeps beside another who was taken; whether it still does something. */
  const keeps = (row: number, at: number, by: number): boolean => {
    const before = held[row - many + at] as number;
    const now = before & ~(lost[by * many + at] as number);
    held[row + at] = now;
    offs[row + at] = now === before ? (offs[row - many + at] as number) : offOn(at, now);
    return offs[row + at] !== 0;
  };
  return {
    take(taken, at) {
      const row = (taken + 1) * many;
      takenAt[taken] = at;
      let off = 0;
      for (let index = 0; index <= taken; index++) {
        const one = takenAt[index] as number;
        if (!keeps(row, one, at)) return false;
        off += offs[row + one] as number;
      }
      takenOff[taken + 1] = off;
      for (let one = at + 1; one < many; one++) keeps(row, one, at);
      return true;
    },
    most(taken, from) {
      let off = takenOff[taken] as number;
      for (let one = from; one < many; one++) off += offs[taken * many + one] as number;
      return off;
    },
  };
}

/** By who takes and from whom: the fields that the second loses to the first, as a bit of its own each. */
function lostOf(contenders: readonly Contender[], own: readonly (readonly Field[])[]): Int32Array {
  const lost = new Int32Array(contenders.length ** 2);
  for (const [by, taker] of contenders.entries())
    for (const [at, { place, yields }] of contenders.entries())
      if (yields) lost[by * contenders.length + at] = bitsOf(own[at] as readonly Field[], taker.place, place);
  return lost;
}

/** Those of the fields of one that another holds before him. */
const bitsOf = (own: readonly Field[], by: number, from: number): number =>
  own.reduce((bits, field, bit) => (isBefore(by, from, field) ? bits | (1 << bit) : bits), 0);

const isBefore = (a: number, b: number, { contenders }: Field): boolean =>
  contenders.includes(a) && contenders.indexOf(a) < contenders.indexOf(b);
