import { instantOf } from '@/lib/kernel/day';

const LOCAL = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/;

/** The instant at which the program's wall clock shows the typed time, or undefined when nothing whole is typed. */
export function instantIn(zone: string, local: string): Date | undefined {
  const [, year, month, day, hour, minute] = LOCAL.exec(local) ?? [];
  if (minute === undefined) return undefined;
  return instantOf(zone, Number(year), Number(month), Number(day), Number(hour), Number(minute));
}
