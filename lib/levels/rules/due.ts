import { addDays } from '@/lib/kernel/day';
import type { LevelScheme } from '../schema';
import type { Held } from './held';

/** When a level that is not kept is dropped: after the validity and its grace, never before a protection ends (4.B.5). */
export function dropDate(
  held: Pick<Held, 'validTo' | 'graceUntil' | 'protectedUntil'>,
  scheme: LevelScheme,
  zone: string,
): Date | null {
  if (held.validTo === null) return null;
  const end = held.graceUntil ?? addDays(held.validTo, scheme.graceDays, zone);
  return held.protectedUntil !== null && held.protectedUntil > end ? held.protectedUntil : end;
}

/** When the member is told before a drop, with how many days are left, the earliest first (4.B.5). */
export function noticeDates(held: Held, scheme: LevelScheme, zone: string): { days: number; at: Date }[] {
  const drop = dropDate(held, scheme, zone);
  if (drop === null) return [];
  return [...scheme.noticeDays].sort((a, b) => b - a).map((days) => ({ days, at: addDays(drop, -days, zone) }));
}

/** The notice that counts at the instant: the last whose time has come, while the drop is still ahead. */
export function noticeAt(held: Held, scheme: LevelScheme, at: Date, zone: string): { days: number; at: Date } | null {
  const drop = dropDate(held, scheme, zone);
  if (drop === null || drop <= at) return null;
  return noticeDates(held, scheme, zone).findLast((notice) => notice.at <= at) ?? null;
}

/** When the evaluator must look at the member next, later than the instant up to which he has been looked at. */
export function nextDue(held: Held, scheme: LevelScheme, seenUntil: Date, zone: string): Date | null {
  const dates = [held.graceUntil ?? held.validTo, held.lent?.until ?? null];
  for (const { at } of noticeDates(held, scheme, zone)) if (at > seenUntil) dates.push(at);
  return dates.reduce((first, date) => (date !== null && (first === null || date < first) ? date : first), null);
}
