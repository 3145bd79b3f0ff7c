import { z } from 'zod';
import { offerKind } from '../kind';
import { give, giving, sayGiving } from '../rules/giving';
import { count } from '../rules/parameters';

/** Points as a gift: a fixed bonus that no multiplier touches, under the caps like all points (4.A.6, 4.A.7). */
export const giftPoints = offerKind({
  code: 'gift_points',
  layers: ['gift'],
  params: z.strictObject({ points: count, ...giving }),
  example: { points: 50, from: 30_000 },
  needsMember: true,
  says: ({ points, ...rule }) => sayGiving(rule, { points: { as: 'number', value: points } }),
  isOfSum: () => true,
  effect: ({ points, ...rule }, view) => give(rule, view, { type: 'points', of: null, quantity: points }),
});
