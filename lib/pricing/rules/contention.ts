import type { Candidate } from './apply';
import { type Arena, isAlways } from './arena';
import { POWERS, SLICES_MAX, sharesOf } from './holders';
import { blank, join, joined, mostOf, mostOff, type Parts, partsOf } from './parts';

/** Line offers that contend for slices, followed while a search takes some of them one by one (4.C.2). */
export type Contention = {
  /** Those that it chooses among: they do not always stack, and take something off when alone. */
  readonly choices: readonly Candidate[];
  /** Takes one more beside so many; false when one of them then holds nothing, as it would in every larger set. */
  readonly take: (taken: number, at: number) => boolean;
  /** The most that so many, the choices from a place on and what always stacks can take off the goods. */
  readonly most: (taken: number, from: number) => number;
};

/** Who holds what: of every slice the most that a taken one takes off it alone, and which; how many slices each holds. */
type Held = {
  readonly top: Float64Array;
  readonly holder: Int16Array;
  readonly holds: Int16Array;
  /** The slices of each as a number, what it takes off them alone, and what they all do. */
  readonly keys: Float64Array;
  readonly offs: Float64Array;
  off: number;
};

/**
 * Follows who holds what. Of each line the larger part counts, or all of those that share it with another. A part is what
 * the offer takes off the line alone, with a fen for rounding; one that does not reduce each line by itself, or was cut,
 * may put all that it takes on one line, but takes no more than that in all.
 */
export function contentionOf({ line, lines, alone, sharing, start }: Arena): Contention {
  const { nets } = start;
  const able = line.filter((one) => sharesOf(alone.get(one)).length > 0);
  const choices = able.filter((one) => !isAlways(one));
  const nothing = blank(nets.length);
  const parts = choices.map((one) => partsOf(one, alone, start, sharing.has(one)));
  const base = able.filter(isAlways).reduce((all, one) => joined(all, partsOf(one, alone, start, true)), nothing);
  const ahead = [nothing];
  for (const part of parts.toReversed()) ahead.unshift(joined(part, ahead[0] as Parts));
  // One for each number of taken offers: a search goes back to fewer, and writes over what stood above them.
  const all = [nothing, ...choices.map(() => blank(nets.length))];
  const held = all.map((): Held => heldOf(nets.length, choices.length));
  const shares = choices.map((one) => sharesOf(alone.get(one)));
  const areSharing = choices.map((one) => sharing.has(one));
  // Where each slice has one holder, who joins later only takes slices from those before him, and fewer of them never
  // bring an offer more: what each takes off what it now holds is the most that it will.
  const areHeldAlone = sharing.size === 0 && nets.length <= SLICES_MAX;
  const mosts = able.map((one) => mostOf(one, alone, start.goods));
  const alwaysOff = able.reduce((total, one, at) => total + (isAlways(one) ? (mosts[at] as number) : 0), 0);
  const choiceMosts = choices.map((one) => mosts[able.indexOf(one)] as number);
  const offAt = (at: number, isOwn: (slice: number) => boolean): number => {
    if ((choices[at] as Candidate).offer.basis === 'NET_AFTER') return choiceMosts[at] as number;
    const own: number[] = [];
    let key = 0;
    for (let slice = 0; slice < nets.length; slice++) {
      if (!isOwn(slice)) continue;
      own.push(slice);
      key += POWERS[slice] as number;
    }
    return lines.offAlone(choices[at] as Candidate, own, key);
  };
  const follow = (now: Held, before: Held): void => {
    now.off = 0;
    for (let at = 0; at < choices.length; at++) {
      const isSame = now.keys[at] === before.keys[at];
      now.offs[at] = isSame ? (before.offs[at] as number) : offAt(at, (slice) => now.holder[slice] === at);
      now.off += now.offs[at] as number;
    }
  };
  const heldOff = (now: Held, from: number): number => {
    let off = now.off + alwaysOff;
    for (let at = from; at < choices.length; at++) {
      const own = shares[at] as readonly number[];
      off += offAt(at, (slice) => (own[slice] as number) > (now.top[slice] as number));
    }
    return off;
  };
  return {
    choices,
    take(taken, at) {
      join(all[taken + 1] as Parts, all[taken] as Parts, parts[at] as Parts);
      const [now, before] = [held[taken + 1] as Held, held[taken] as Held];
      const isHolding = holdsWith(now, before, at, shares, areSharing);
      if (isHolding && areHeldAlone) follow(now, before);
      return isHolding;
    },
    most(taken, from) {
      const most = mostOff(all[taken] as Parts, ahead[from] as Parts, base, nets);
      return areHeldAlone ? Math.min(most, heldOff(held[taken] as Held, from)) : most;
    },
  };
}

const heldOf = (slices: number, choices: number): Held => ({
  top: new Float64Array(slices),
  holder: new Int16Array(slices).fill(-1),
  holds: new Int16Array(choices),
  keys: new Float64Array(choices),
  offs: new Float64Array(choices),
  off: 0,
});

/** Writes what is held with one more; false when it or one before it then holds nothing, and shares with nobody. */
function holdsWith(
  next: Held,
  { top, holder, holds, keys }: Held,
  at: number,
  shares: readonly (readonly number[])[],
  areSharing: readonly boolean[],
): boolean {
  next.top.set(top);
  next.holder.set(holder);
  next.holds.set(holds);
  next.keys.set(keys);
  const own = shares[at] as readonly number[];
  let held = 0;
  for (let slice = 0; slice < own.length; slice++) {
    const share = own[slice] as number;
    if (share <= (top[slice] as number)) continue;
    const before = holder[slice] as number;
    const power = POWERS[slice] ?? 0;
    if (before >= 0) {
      next.holds[before] = (next.holds[before] as number) - 1;
      next.keys[before] = (next.keys[before] as number) - power;
    }
    next.keys[at] = (next.keys[at] as number) + power;
    if (before >= 0 && next.holds[before] === 0 && !areSharing[before]) return false;
    next.top[slice] = share;
    next.holder[slice] = at;
    held += 1;
  }
  next.holds[at] = held;
  return held > 0 || areSharing[at] === true;
}
