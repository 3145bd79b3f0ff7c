import { assert } from './assert';

/** A local calendar date as `YYYY-MM-DD`. */
export type LocalDate = string;

/** The wall clock of a zone at an instant; month 1 to 12, weekday 1 (Monday) to 7 (Sunday). */
export type LocalTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly weekday: number;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
// Asking Intl costs about 3 µs; offsets change only on quarter hours, so one answer serves 15 minutes of instants. A year
// has 35,136 of them: whoever goes over a year of orders asks for each once.
const BUCKET_MS = HOUR_MS / 4;
const OFFSETS_MAX = 40_000;
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

/** Whether the runtime knows the IANA zone. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds that the zone's wall clock is ahead of UTC at the instant. */
export function offsetMs(instant: Date, zone: string): number {
  const ofZone = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, ofZone);
  const bucket = Math.floor(instant.getTime() / BUCKET_MS);
  const known = ofZone.get(bucket);
  if (known !== undefined) return known;
  if (ofZone.size >= OFFSETS_MAX) ofZone.clear();
  const offset = readOffset(bucket * BUCKET_MS, zone);
  ofZone.set(bucket, offset);
  return offset;
}

/** The wall clock of the zone at the instant (4.H). */
export function localTime(instant: Date, zone: string): LocalTime {
  const wall = new Date(instant.getTime() + offsetMs(instant, zone));
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    weekday: wall.getUTCDay() === 0 ? 7 : wall.getUTCDay(),
  };
}

/** The local calendar date of the instant, by which daily limits count (4.H). */
export function localDate(instant: Date, zone: string): LocalDate {
  return new Date(instant.getTime() + offsetMs(instant, zone)).toISOString().slice(0, 10);
}

/** The local calendar month of the instant as `YYYY-MM`, by which monthly limits count (4.A.7). */
export const localMonth = (instant: Date, zone: string): string => localDate(instant, zone).slice(0, 7);

/**
 * The instant at which the zone's wall clock shows the given time; parts may overflow (month 13, day 0). A time that a
 * jump forward skips gives the instant after the jump; one that a jump back repeats gives the first of the two.
 */
export function instantOf(zone: string, year: number, month: number, day: number, hour = 0, minute = 0): Date {
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  const before = wall - offsetMs(new Date(wall - DAY_MS), zone);
  const after = wall - offsetMs(new Date(wall + DAY_MS), zone);
  const fits = (guess: number) => guess + offsetMs(new Date(guess), zone) === wall;
  if (fits(before)) return new Date(before);
  if (fits(after)) return new Date(after);
  return new Date(before);
}

/** The instant some local calendar days later at the same wall clock. */
export function addDays(instant: Date, days: number, zone: string): Date {
  const at = localTime(instant, zone);
  const whole = instantOf(zone, at.year, at.month, at.day + days, at.hour, at.minute);
  return new Date(whole.getTime() + (instant.getTime() % 60_000));
}

/** How many calendar days a date lies after another; negative before it. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** How many local days, by the wall clock, begin on the way to a later instant: until the same time tomorrow it is one. */
export const daysUntil = (to: Date, from: Date, zone: string): number =>
  Math.ceil((to.getTime() + offsetMs(to, zone) - from.getTime() - offsetMs(from, zone)) / DAY_MS);

/** The start of the local day that holds the instant. */
export function startOfDay(instant: Date, zone: string): Date {
  const at = localTime(instant, zone);
  return instantOf(zone, at.year, at.month, at.day);
}

/** The midnight that begins a local day, or one some days after it (4.H). */
export function midnightOf(day: LocalDate, zone: string, daysAfter = 0): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return instantOf(zone, year, month, date + daysAfter);
}

/** The start of the local day so many months away; a day that the month has not is the last one it has. */
export function startMonthsAway(instant: Date, months: number, zone: string): Date {
  const { year, month, day } = localTime(instant, zone);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return instantOf(zone, year, month + months, Math.min(day, last));
}

/** The start of 1 January, local, of a year. */
export const startOfYear = (year: number, zone: string): Date => instantOf(zone, year, 1, 1);

/**
 * The end of a validity of whole months from the instant, rounded up to the next 1st 00:00 local (4.B.3); exclusive.
 * An instant that is itself a 1st 00:00 needs no rounding.
 */
export function validityEnd(from: Date, months: number, zone: string): Date {
  const at = localTime(from, zone);
  const atFirst = instantOf(zone, at.year, at.month, 1).getTime() === from.getTime();
  return instantOf(zone, at.year, at.month + months + (atFirst ? 0 : 1), 1);
}

function readOffset(at: number, zone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(new Date(at))) {
    if (type !== 'literal') parts[type] = Number(value);
  }
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  assert(Number.isFinite(wall), `no wall clock for ${zone}`);
  return wall - at;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format !== undefined) return format;
  format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}
