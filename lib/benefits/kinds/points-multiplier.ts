import { z } from 'zod';
import { benefitKind } from '../kind';
import { From, offerEffect, sayFrom } from '../rules/parameters';

const TIMES_MIN = 10_001;
const TIMES_MAX = 100_000;

/** More points for an order (积分加倍, S0-3.1). */
export const pointsMultiplier = benefitKind({
  code: 'points_multiplier',
  family: 'points',
  params: z.strictObject({ rateBp: z.int().min(TIMES_MIN).max(TIMES_MAX), from: From }),
  fields: { rateBp: { as: 'times' }, from: { as: 'fen', optional: true } },
  example: { rateBp: 20_000, from: 0 },
  says: ({ rateBp, from }) => sayFrom(from, { times: { as: 'times', value: rateBp } }),
  effect: (params) => offerEffect('points_multiplier', 'earn', params),
});
