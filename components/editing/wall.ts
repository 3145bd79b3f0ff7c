import { instantOf, localTime } from '@/lib/kernel/day';

const LOCAL = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/;
const two = (value: number): string => String(value).padStart(2, '0');

/** An instant as a field for local time shows it; empty for none. */
export function wallOf(at: unknown, zone: string): string {
  const instant = typeof at === 'string' ? new Date(at) : null;
  if (instant === null || Number.isNaN(instant.getTime())) return '';
  const { year, month, day, hour, minute } = localTime(instant, zone);
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

/** What a field for local time holds, as an instant; null when it is empty. */
export function instantOfWall(text: string, zone: string): string | null {
  const [, year, month, day, hour, minute] = (LOCAL.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  return instantOf(zone, year, month, day, hour, minute).toISOString();
}
