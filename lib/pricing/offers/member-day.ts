import { z } from 'zod';
import { none, offerKind } from '../kind';
import { from, fromAmount, isOneWay, ONE_WAY, reduceAll, reduction, sayReduction } from '../rules/parameters';

/** The members' day: less on some local weekdays of payment, 1 (Monday) to 7 (S3-4.2, 4.H). */
export const memberDay = offerKind({
  code: 'member_day',
  layers: ['order'],
  params: z
    .strictObject({
      weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).meta({ as: 'weekdays' }),
      ...reduction,
      from,
    })
    .refine(isOneWay, ONE_WAY),
  example: { weekdays: [3], rateBp: 8_800 },
  needsMember: true,
  says: ({ weekdays, from: _, ...reduced }) => {
    const { form, values } = sayReduction(reduced);
    return { form, values: { ...values, weekdays: { as: 'weekdays', value: weekdays } } };
  },
  gate: ({ weekdays }, { weekday }) =>
    weekdays.includes(weekday) ? null : none('wrong_day', { actual: weekday, needed: weekdays.join(' ') }),
  ratio: ({ rateBp }) => rateBp,
  bounds: ({ from: threshold, off }) => ({ most: off, from: threshold }),
  isOfSum: () => true,
  effect: ({ from: threshold, weekdays: _, ...reduced }, view) => fromAmount(threshold, view, reduceAll(reduced, view)),
});
