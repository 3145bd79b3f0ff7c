import { type Candidate, isOutcome } from './apply';
import { type Arena, isAlways } from './arena';
import { sharesOf } from './holders';

/** Line offers that contend for slices, followed while a search takes some of them one by one (4.C.2). */
export type Contention = {
  /** Those that it chooses among: they do not always stack, and take something off when alone. */
  readonly choices: readonly Candidate[];
  /** Takes one more beside so many; false when one of them then holds nothing, as it would in every larger set. */
  readonly take: (taken: number, at: number) => boolean;
  /** The most that so many, the choices from a place on and what always stacks can take off the goods. */
  readonly most: (taken: number, from: number) => number;
};

/** Of every slice the most that offers take off it; `plain` of those that reduce each line by itself, `bulk` of the others in all. */
type Parts = { readonly most: Float64Array; readonly plain: Float64Array; bulk: number };

/** Who holds what: of every slice the most that a taken one takes off it alone, and which; how many slices each holds. */
type Held = { readonly top: Float64Array; readonly holder: Int16Array; readonly holds: Int16Array };

/**
 * Follows who holds what. Of each line the larger part counts, all of them where some accept each other. A part is what
 * the offer takes off the line alone, with a fen for rounding; one that does not reduce each line by itself, or was cut,
 * may put all that it takes on one line, but takes no more than that in all.
 */
export function contentionOf({ line, alone, start: { nets } }: Arena): Contention {
  const meets = line.some(({ offer }) => offer.accepts.length > 0);
  const able = line.filter((one) => sharesOf(alone.get(one)).length > 0);
  const choices = able.filter((one) => !isAlways(one));
  const nothing = partsOf(null, alone, nets.length);
  const parts = choices.map((one) => partsOf(one, alone, nets.length));
  const base = partsOf(null, alone, nets.length);
  for (const one of able.filter(isAlways)) join(base, base, partsOf(one, alone, nets.length), true);
  const ahead = [nothing];
  for (const part of parts.toReversed()) {
    const next = partsOf(null, alone, nets.length);
    join(next, part, ahead[0] as Parts, meets);
    ahead.unshift(next);
  }
  // One for each number of taken offers: a search goes back to fewer, and writes over what stood above them.
  const all = [nothing, ...choices.map(() => partsOf(null, alone, nets.length))];
  const held = all.map((): Held => heldOf(nets.length, choices.length));
  return {
    choices,
    take(taken, at) {
      join(all[taken + 1] as Parts, all[taken] as Parts, parts[at] as Parts, meets);
      const shares = sharesOf(alone.get(choices[at] as Candidate));
      return meets || holdsWith(held[taken + 1] as Held, held[taken] as Held, at, shares);
    },
    most: (taken, from) => mostOff(all[taken] as Parts, ahead[from] as Parts, base, nets, meets),
  };
}

const heldOf = (slices: number, choices: number): Held => ({
  top: new Float64Array(slices),
  holder: new Int16Array(slices).fill(-1),
  holds: new Int16Array(choices),
});

/** Writes what is held with one more; false when it or one before it then holds nothing. */
function holdsWith(next: Held, { top, holder, holds }: Held, at: number, shares: readonly number[]): boolean {
  next.top.set(top);
  next.holder.set(holder);
  next.holds.set(holds);
  let own = 0;
  for (let slice = 0; slice < shares.length; slice++) {
    const share = shares[slice] as number;
    if (share <= (top[slice] as number)) continue;
    const before = holder[slice] as number;
    if (before >= 0) next.holds[before] = (next.holds[before] as number) - 1;
    if (before >= 0 && next.holds[before] === 0) return false;
    next.top[slice] = share;
    next.holder[slice] = at;
    own += 1;
  }
  next.holds[at] = own;
  return own > 0;
}

function mostOff(taken: Parts, rest: Parts, base: Parts, nets: readonly number[], isSum: boolean): number {
  let [all, plain] = [0, taken.bulk + rest.bulk + base.bulk];
  for (let slice = 0; slice < nets.length; slice++) {
    const net = nets[slice] as number;
    const most = either(taken.most[slice] as number, rest.most[slice] as number, isSum);
    const own = either(taken.plain[slice] as number, rest.plain[slice] as number, isSum);
    all += Math.min(net, most + (base.most[slice] as number));
    plain += Math.min(net, own + (base.plain[slice] as number));
  }
  return Math.min(all, plain);
}

function join(into: Parts, a: Parts, b: Parts, isSum: boolean): void {
  for (let slice = 0; slice < into.most.length; slice++) {
    into.most[slice] = either(a.most[slice] as number, b.most[slice] as number, isSum);
    into.plain[slice] = either(a.plain[slice] as number, b.plain[slice] as number, isSum);
  }
  into.bulk = a.bulk + b.bulk;
}

const either = (a: number, b: number, isSum: boolean): number => (isSum ? a + b : a > b ? a : b);

function partsOf(one: Candidate | null, alone: Arena['alone'], slices: number): Parts {
  const parts = { most: new Float64Array(slices), plain: new Float64Array(slices), bulk: 0 };
  const outcome = one === null ? undefined : alone.get(one);
  if (one === null || outcome === undefined || !isOutcome(outcome)) return parts;
  const isByItself = one.kind.isPerLine && outcome.trims.length === 0;
  for (const [slice, share] of outcome.shares.entries()) {
    if (share === 0) continue;
    parts.most[slice] = isByItself ? share + 1 : outcome.granted;
    if (isByItself) parts.plain[slice] = share + 1;
  }
  return isByItself ? parts : { ...parts, bulk: outcome.granted };
}
