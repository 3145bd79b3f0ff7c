import { daysBetween, type LocalDate } from '@/lib/kernel/day';

const DAY_MS = 86_400_000;

/** The calendar day so many days later. */
export const dayAfter = (day: LocalDate, days = 1): LocalDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** An unbroken run of days, both ends in it. */
export type Run = { readonly from: LocalDate; readonly to: LocalDate };

/** How many days a run has. */
export const lengthOf = ({ from, to }: Run): number => daysBetween(from, to) + 1;

/** What a run gives when it becomes so long: once, or again each further so many days. */
export type Milestone = {
  readonly days: number;
  readonly points: number;
  readonly cards: number;
  readonly again: boolean;
};

/** What a run of some length gives on the day it becomes so long. */
export type Prize = { readonly length: number; readonly points: number; readonly cards: number };

/** What becoming so many days long gives, all milestones together; null: nothing. */
export function prizeAt(milestones: readonly Milestone[], length: number): Prize | null {
  const met = milestones.filter(({ days, again }) => days > 0 && (length === days || (again && length % days === 0)));
  const points = met.reduce((sum, one) => sum + one.points, 0);
  const cards = met.reduce((sum, one) => sum + one.cards, 0);
  return points + cards > 0 ? { length, points, cards } : null;
}

/** The first length beyond one that gives something; null: nothing more does. */
export function nextPrize(milestones: readonly Milestone[], length: number): Prize | null {
  const last = Math.max(0, ...milestones.map(({ days }) => days));
  for (let one = length + 1; one <= length + last; one++) {
    const prize = prizeAt(milestones, one);
    if (prize !== null) return prize;
  }
  return null;
}

/** A prize that was had: for which length, and on which day the run became so long. */
export type HadPrize = { readonly day: LocalDate; readonly length: number };

/**
 * The prizes that a run owes: each length once, whatever was made up for later. One that was had on a day of this run is
 * had, also when the run was shorter then (4.F).
 */
export function prizesDue(
  run: Run,
  milestones: readonly Milestone[],
  had: readonly HadPrize[],
): (Prize & { readonly day: LocalDate })[] {
  const known = new Set(had.filter(({ day }) => day >= run.from && day <= run.to).map(({ length }) => length));
  const due: (Prize & { readonly day: LocalDate })[] = [];
  for (let length = 1; length <= lengthOf(run); length++) {
    const prize = known.has(length) ? null : prizeAt(milestones, length);
    if (prize !== null) due.push({ ...prize, day: dayAfter(run.from, length - 1) });
  }
  return due;
}
