import { instantOf, type LocalDate, localTime } from '@/lib/kernel/day';

/** A wall clock time as it stands in a file. */
export type WallTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

const FIRST_YEAR = 1970;
const LAST_YEAR = 2200;
const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
const PARTS = { dd: 'day', MM: 'month', yyyy: 'year', HH: 'hour', mm: 'minute', ss: 'second' } as const;

/** Reads times of one format such as `dd/MM/yyyy HH:mm`; a date that does not exist is null. */
export function wallTimeReader(format: string): (text: string) => WallTime | null {
  const pattern = format
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(
      /dd|MM|yyyy|HH|mm|ss/g,
      (token) => `(?<${PARTS[token as keyof typeof PARTS]}>\\d{${token === 'yyyy' ? 4 : '1,2'}})`,
    );
  const expression = new RegExp(`^${pattern}$`);
  return (text) => {
    const groups = expression.exec(text)?.groups;
    if (groups === undefined) return null;
    const part = (name: keyof WallTime) => Number(groups[name] ?? 0);
    const time = {
      year: part('year'),
      month: part('month'),
      day: part('day'),
      hour: part('hour'),
      minute: part('minute'),
      second: part('second'),
    };
    return exists(time) ? time : null;
  };
}

function exists({ year, month, day, hour, minute, second }: WallTime): boolean {
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isSame = at.getUTCMonth() === month - 1 && at.getUTCDate() === day && at.getUTCHours() === hour;
  return isSame && minute < 60 && second < 60 && year >= FIRST_YEAR && year < LAST_YEAR;
}

/** The instant of a wall time in the zone, moved by whole weeks of local days (P-time). */
export function instantOfWall(time: WallTime, zone: string, shiftWeeks: number): Date {
  const { year, month, day, hour, minute, second } = time;
  const at = instantOf(zone, year, month, day + shiftWeeks * WEEK_DAYS, hour, minute);
  return new Date(at.getTime() + second * 1000);
}

/** The local date of a wall time. */
export const dateOfWall = ({ year, month, day }: WallTime): LocalDate =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** By how many weeks a file must move so that its last day lies in the ISO week before the one of `now`. */
export function weeksToLastWeek(last: LocalDate, now: Date, zone: string): number {
  const { year, month, day } = localTime(now, zone);
  const thisMonday = mondayOf(Date.UTC(year, month - 1, day));
  return Math.round((thisMonday - mondayOf(Date.parse(`${last}T00:00:00Z`))) / (WEEK_DAYS * DAY_MS)) - 1;
}

function mondayOf(midnight: number): number {
  const sinceMonday = (new Date(midnight).getUTCDay() + 6) % WEEK_DAYS;
  return midnight - sinceMonday * DAY_MS;
}
