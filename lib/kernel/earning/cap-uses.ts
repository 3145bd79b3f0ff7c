import { assert } from '../assert';
import { type Cap, decideGrant, type Granted, periodName } from './caps';

/** What a member was granted under one cap in one period. */
export type CapUse = {
  readonly memberId: string;
  readonly cap: string;
  readonly period: string;
  readonly used: number;
};

/** The use of caps of a set of locked members, held in memory between one load and one save. */
export type CapUses = {
  readonly zone: string;
  /** The periods that were loaded, of which a missing row says "nothing used"; of any other it would say nothing. */
  readonly periods: ReadonlySet<string> | 'every';
  readonly uses: Map<string, CapUse>;
  readonly changed: Set<string>;
};

/** A moment of a member, by which periods are told. */
export type CapMoment = { readonly memberId: string; readonly at: Date };

/** A working set over the rows of the loaded periods; 'every' for one that begins with nothing used at any time. */
export const capUses = (zone: string, rows: readonly CapUse[], periods: readonly string[] | 'every'): CapUses => ({
  zone,
  periods: periods === 'every' ? periods : new Set(periods),
  uses: new Map(rows.map((use) => [useKey(use), use])),
  changed: new Set(),
});

/** The names of the periods in which the caps count at the instants: what has to be loaded. */
export const capPeriods = (caps: readonly Cap[], instants: readonly Date[], zone: string): string[] => [
  ...new Set(instants.flatMap((at) => caps.map(({ period }) => periodName(period, at, zone)))),
];

/** Grants under the caps of the moment's periods and counts what was granted (4.A.7). */
export function grantUnder(work: CapUses, caps: readonly Cap[], { memberId, at }: CapMoment, desired: number): Granted {
  const open = roomUnder(work, caps, { memberId, at });
  const grant = decideGrant(desired, open);
  if (grant.granted > 0) for (const { cap, period } of open) addUse(work, memberId, cap, period, grant.granted);
  return grant;
}

/** What is used of each cap in the moment's periods. */
export const roomUnder = (work: CapUses, caps: readonly Cap[], { memberId, at }: CapMoment) =>
  caps.map((cap) => {
    const period = periodName(cap.period, at, work.zone);
    return { cap, period, used: usedOf(work, { memberId, cap: cap.code, period }) };
  });

/** Returns room for what is taken back, but only while the period in which it was granted still runs (4.A.7). */
export function returnRoom(
  work: CapUses,
  caps: readonly Cap[],
  back: { readonly memberId: string; readonly earnedAt: Date; readonly takenAt: Date },
  amount: number,
): void {
  for (const cap of caps) {
    const period = periodName(cap.period, back.earnedAt, work.zone);
    const isOpen = period === periodName(cap.period, back.takenAt, work.zone);
    // Nothing used: the cap came with a version that did not count yet when it was granted.
    if (isOpen && usedOf(work, { memberId: back.memberId, cap: cap.code, period }) > 0)
      addUse(work, back.memberId, cap, period, -amount);
  }
}

/** The rows that changed since they were loaded. */
export const changedUses = (work: CapUses): CapUse[] => [...work.changed].flatMap((key) => work.uses.get(key) ?? []);

function addUse(work: CapUses, memberId: string, cap: Cap, period: string, amount: number): void {
  const place = { memberId, cap: cap.code, period };
  const key = useKey(place);
  work.uses.set(key, { ...place, used: Math.max(0, usedOf(work, place) + amount) });
  work.changed.add(key);
}

/** Uses are saved as absolute figures: counting from a row that was not read would wipe what it holds. */
function usedOf(work: CapUses, place: Omit<CapUse, 'used'>): number {
  const isLoaded = work.periods === 'every' || work.periods.has(place.period);
  assert(isLoaded, `the use of cap ${place.cap} in ${place.period} was not loaded`);
  return work.uses.get(useKey(place))?.used ?? 0;
}

const useKey = ({ memberId, cap, period }: Omit<CapUse, 'used'>): string => `${memberId}|${cap}|${period}`;
