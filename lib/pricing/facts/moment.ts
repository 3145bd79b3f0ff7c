import { localTime } from '@/lib/kernel/day';
import type { Fact } from './fact';

/** The local weekday, 1 (Monday) to 7 (4.H). */
export const weekday: Fact = {
  code: 'time.weekday',
  type: 'number',
  unit: 'count',
  read: ({ now, zone }) => localTime(now, zone).weekday,
};

/** The local day of the month. */
export const dayOfMonth: Fact = {
  code: 'time.day',
  type: 'number',
  unit: 'count',
  read: ({ now, zone }) => localTime(now, zone).day,
};

/** The local month. */
export const month: Fact = {
  code: 'time.month',
  type: 'number',
  unit: 'count',
  read: ({ now, zone }) => localTime(now, zone).month,
};

/** The local time of day, in minutes since midnight. */
export const minuteOfDay: Fact = {
  code: 'time.minute',
  type: 'number',
  unit: 'count',
  read: ({ now, zone }) => {
    const { hour, minute } = localTime(now, zone);
    return hour * 60 + minute;
  },
};
