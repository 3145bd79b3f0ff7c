import type { DeskDeed, DeskShift, ShiftItem } from './at-desk';

const SHOWN_MAX = 20;

/** A deed and whose it was: members are counted, never shown by it. */
export type CountedDeed = { readonly deed: DeskDeed; readonly memberId: string };

/** A day at a desk in numbers, and the latest of it: what was undone counts as undone and nothing else (B8). */
export function computeShift(all: readonly CountedDeed[], of: DeskShift['of']): DeskShift {
  const newest = [...all].sort((a, b) => (a.deed.at < b.deed.at ? 1 : a.deed.at > b.deed.at ? -1 : 0));
  const counted = newest.filter(({ deed }) => deed.undoneAt === null);
  const deeds = counted.map(({ deed }) => deed);
  return {
    of,
    deeds: newest.slice(0, SHOWN_MAX).map(({ deed }) => deed),
    coupons: deeds.filter(({ kind }) => kind === 'coupon').length,
    benefits: deeds.filter(({ kind }) => kind === 'benefit').length,
    undone: all.length - counted.length,
    members: new Set(counted.map(({ memberId }) => memberId)).size,
    off: offOf(deeds),
    from: newest.at(-1)?.deed.at ?? null,
    to: newest[0]?.deed.at ?? null,
    items: itemsOf(deeds),
  };
}

/** Each coupon and benefit by its name, what was redeemed most often first. */
function itemsOf(deeds: readonly DeskDeed[]): ShiftItem[] {
  const groups = Map.groupBy(deeds, ({ kind, name }) => `${kind}|${name.zh}|${name.en}`);
  return [...groups.values()]
    .flatMap((same): ShiftItem[] => {
      const [first] = same;
      if (first === undefined) return [];
      const { kind, name } = first;
      return [{ kind, name, times: same.length, off: kind === 'coupon' ? offOf(same) : null }];
    })
    .sort((a, b) => b.times - a.times || (b.off ?? 0) - (a.off ?? 0));
}

const offOf = (deeds: readonly DeskDeed[]): number => deeds.reduce((sum, { off }) => sum + (off ?? 0), 0);
