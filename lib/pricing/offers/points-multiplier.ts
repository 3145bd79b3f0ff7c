import { z } from 'zod';
import { ONE_BP } from '@/lib/kernel/basis-points';
import { offerKind } from '../kind';
import { from, fromAmount } from '../rules/parameters';

const RATE_MAX = 100_000;

/** More points for the goods in scope: a multiplier in a group of the earning rules, under their cap (4.A.6, 4.C.8). */
export const pointsMultiplier = offerKind({
  code: 'points_multiplier',
  layers: ['earn'],
  params: z.strictObject({
    rateBp: z
      .int()
      .min(ONE_BP + 1)
      .max(RATE_MAX)
      .meta({ as: 'times' }),
    group: z.enum(['TIME', 'CATEGORY', 'LEVEL', 'EVENT', 'CAMPAIGN']).default('CAMPAIGN'),
    from,
  }),
  example: { rateBp: 20_000 },
  needsMember: true,
  says: ({ rateBp, from: threshold }) => ({
    form: threshold === 0 ? 'always' : 'from',
    values: { times: { as: 'times', value: rateBp }, from: { as: 'money', value: threshold } },
  }),
  isOfSum: () => true,
  effect: ({ rateBp, group, from: threshold }, view) =>
    fromAmount(threshold, view, { type: 'multiplier', rateBp, group }),
});
