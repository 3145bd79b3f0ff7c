const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;
const DAY_MS = 86_400_000;
const CLOCK = /^(\d\d):(\d\d)$/;
const two = (value: number): string => String(value).padStart(2, '0');

/** Minutes of a day as a clock shows them; the end of the day is 00:00 again (4.H). */
export function clockOf(minutes: number): string {
  const within = minutes % DAY_MINUTES;
  return `${two(Math.floor(within / HOUR_MINUTES))}:${two(within % HOUR_MINUTES)}`;
}

/** What a clock shows, in minutes of the day; as an end, 00:00 is the end of the day. Null for no time. */
export function minutesOf(text: string, as: 'begin' | 'end' = 'begin'): number | null {
  const [, hour, minute] = (CLOCK.exec(text) ?? []).map(Number);
  if (hour === undefined || minute === undefined) return null;
  const minutes = hour * HOUR_MINUTES + minute;
  return as === 'end' && minutes === 0 ? DAY_MINUTES : minutes;
}

/** The day after a local date; empty for what is no date. */
export const dayAfter = (date: string): string => shifted(date, DAY_MS);

/** The day before a local date; empty for what is no date. */
export const dayBefore = (date: string): string => shifted(date, -DAY_MS);

function shifted(date: string, byMs: number): string {
  const at = date === '' ? Number.NaN : Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) ? '' : new Date(at + byMs).toISOString().slice(0, 10);
}
