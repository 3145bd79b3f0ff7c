import { z } from 'zod';
import { benefitKind } from '../kind';
import { From, offerEffect, sayFrom, Units } from '../rules/parameters';

/** Points beside what an order earns (赠积分, S0-3.1). */
export const giftPoints = benefitKind({
  code: 'gift_points',
  family: 'gift',
  params: z.strictObject({ points: Units, from: From }),
  fields: { points: { as: 'count' }, from: { as: 'fen', optional: true } },
  example: { points: 100, from: 20_000 },
  says: ({ points, from }) => sayFrom(from, { points: { as: 'number', value: points } }),
  effect: (params) => offerEffect('gift_points', 'gift', params),
});
