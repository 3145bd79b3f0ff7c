import { instantOf } from '@/lib/kernel/day';
import { DEFAULT_ZONE } from '@/lib/kernel/locale';

/** The zone of the program that is tested: the standard one, or that of TEST_PROGRAM_ZONE. */
export const ZONE = process.env.TEST_PROGRAM_ZONE || DEFAULT_ZONE;

const WALL = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{3}))?)?)?$/;

/** The instant at which a clock of the program under test shows this: `2026-03-10`, `2026-03-10T12:00`. */
export function localAt(wall: string, zone = ZONE): Date {
  const parts = WALL.exec(wall);
  if (parts === null) throw new Error(`not a local time: ${wall}`);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ms = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  return new Date(instantOf(zone, year, month, day, hour, minute).getTime() + second * 1_000 + ms);
}

/** The same instant as a till would send it, ISO 8601. */
export const local = (wall: string, zone = ZONE): string => localAt(wall, zone).toISOString();
