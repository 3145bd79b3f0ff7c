import { z } from 'zod';
import { type Moment, none, offerKind } from '../kind';
import { count, from, fromAmount, isOneWay, ONE_WAY, reduceAll, reduction, sayReduction } from '../rules/parameters';

const ONCE_IN_DAYS = 365;
const FEBRUARY = 2;
const LEAP_DAY = 29;

/** Less in the month or on the day of a birthday, at most once in 365 local days (S1-2.2, S1-4.3, 4.H). */
export const birthday = offerKind({
  code: 'birthday',
  layers: ['order', 'coupon'],
  params: z
    .strictObject({ window: z.enum(['month', 'day']), ...reduction, from, everyDays: count.default(ONCE_IN_DAYS) })
    .refine(isOneWay, ONE_WAY),
  example: { window: 'month', rateBp: 8_000 },
  needsMember: true,
  says: ({ window, rateBp, off }) => {
    const { form, values } = sayReduction({ rateBp, off });
    return { form: `${window}_${form}`, values };
  },
  gate({ window, everyDays }, moment) {
    if (!isBirthday(window, moment)) return none('not_birthday', { window });
    const days = moment.daysSinceUse ?? everyDays;
    return days >= everyDays
      ? null
      : none('used_recently', { actual: days, needed: everyDays, short: everyDays - days });
  },
  everyDays: ({ everyDays }) => everyDays,
  ratio: ({ rateBp }) => rateBp,
  bounds: ({ from: threshold, off }) => ({ most: off, from: threshold }),
  isOfSum: () => true,
  effect: ({ from: threshold, rateBp, off }, view) => fromAmount(threshold, view, reduceAll({ rateBp, off }, view)),
});

/** 29 February is kept on 28 February in common years (4.H). */
function isBirthday(window: 'month' | 'day', { member, year, month, day }: Moment): boolean {
  const birth = member?.birth ?? null;
  if (birth === null || birth.month !== month) return false;
  if (window === 'month') return true;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const kept = birth.month === FEBRUARY && birth.day === LEAP_DAY && !isLeap ? LEAP_DAY - 1 : birth.day;
  return kept === day;
}
