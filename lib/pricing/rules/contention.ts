import type { Candidate } from './apply';
import { type Arena, isAlways } from './arena';
import { type Contender, contestOf } from './contest';
import { sharesOf } from './fields';
import { blank, join, joined, mostBy, mostOf, mostOff, type Parts, partsOf } from './parts';

/** Line offers that contend for lines, followed while a search takes some of them one by one (4.C.2). */
export type Contention = {
  /** Those that it chooses among: they do not always stack, and take something off when alone. */
  readonly choices: readonly Candidate[];
  /** Takes one more beside so many; false when one of them then does nothing, as it would in every larger set. */
  readonly take: (taken: number, at: number) => boolean;
  /** The most that so many, the choices from a place on and what always stacks can take off the goods; dear ones last. */
  readonly mosts: readonly ((taken: number, from: number) => number)[];
};

/**
 * Follows who holds what. Of each line the larger part counts, or all of those that share it with another. A part is what
 * the offer takes off the line alone, with a fen for rounding; one that does not reduce each line by itself, or was cut,
 * may put all that it takes on one line, but takes no more than that in all. Who shares with nobody takes no more than on
 * the lines that it holds.
 */
export function contentionOf(arena: Arena): Contention {
  const { line, alone, sharing, start, lines } = arena;
  const { nets } = start;
  const able = line.filter((one) => sharesOf(alone.get(one)).length > 0);
  const choices = able.filter((one) => !isAlways(one));
  const nothing = blank(nets.length);
  const always = able.filter(isAlways);
  const isAnyShared = sharing.size > 0 || always.length > 0;
  const parts = choices.map((one) => partsOf(one, alone, start, { isSharing: sharing.has(one), isAnyShared }));
  const base = always.reduce(
    (all, one) => joined(all, partsOf(one, alone, start, { isSharing: true, isAnyShared })),
    nothing,
  );
  const ahead = [nothing];
  for (const part of parts.toReversed()) ahead.unshift(joined(part, ahead[0] as Parts));
  // One for each number of taken offers: a search goes back to fewer, and what stood above them is written again.
  const all = [nothing, ...choices.map(() => blank(nets.length))];
  const takenAt = new Int16Array(choices.length);
  let written = 0;
  const partsOfTaken = (taken: number): Parts => {
    for (; written < taken; written++)
      join(all[written + 1] as Parts, all[written] as Parts, parts[takenAt[written] as number] as Parts);
    return all[taken] as Parts;
  };
  const alwaysOff = always.reduce((total, one) => total + mostOf(one, alone, start.goods), 0);
  const contest = contestOf(
    choices.map((one) => contenderOf(one, arena)),
    lines.fields,
  );
  const mostByParts = (taken: number, from: number): number =>
    mostOff(partsOfTaken(taken), ahead[from] as Parts, base, nets);
  return {
    choices,
    take(taken, at) {
      takenAt[taken] = at;
      written = Math.min(written, taken);
      return contest === null || contest.take(taken, at);
    },
    mosts: contest === null ? [mostByParts] : [(taken, from) => alwaysOff + contest.most(taken, from), mostByParts],
  };
}

function contenderOf(one: Candidate, { line, lines, alone, sharing, start }: Arena): Contender {
  const most = mostOf(one, alone, start.goods);
  // Where a threshold must hold after it, fewer lines may bring more.
  const isAfter = one.offer.basis === 'NET_AFTER';
  return {
    place: line.indexOf(one),
    most,
    yields: !sharing.has(one),
    offOf: isAfter ? () => most : (held, key) => mostBy(one, lines.alone(one, held, key), most),
  };
}
