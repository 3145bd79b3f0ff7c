import { z } from 'zod';
import { ONE_BP } from '@/lib/kernel/basis-points';
import { offerKind } from '../kind';
import { from, fromAmount } from '../rules/parameters';

const WORTH_MAX = 100_000;

/**
 * Points pay on better terms than usual: for a larger share of the goods, or each worth more (积分抵现, S0-3.1). Points stay
 * tender: what it does is said after all offers are chosen, and takes nothing off the goods (4.C.5, 4.A.8).
 */
export const pointsTender = offerKind({
  code: 'points_tender',
  layers: ['tender'],
  params: z
    .strictObject({
      shareBp: z.int().min(1).max(ONE_BP).meta({ as: 'share' }).optional(),
      worthBp: z
        .int()
        .min(ONE_BP + 1)
        .max(WORTH_MAX)
        .meta({ as: 'times' })
        .optional(),
      from,
    })
    .refine(({ shareBp, worthBp }) => shareBp !== undefined || worthBp !== undefined, {
      message: 'one of shareBp and worthBp',
      path: ['shareBp'],
    }),
  example: { shareBp: 8_000, worthBp: 12_000 },
  needsMember: true,
  says: ({ shareBp, worthBp, from: threshold }) => ({
    form: `${worthBp === undefined ? 'share' : shareBp === undefined ? 'worth' : 'both'}${threshold === 0 ? '' : 'From'}`,
    values: {
      share: shareBp === undefined ? undefined : { as: 'percent', value: shareBp },
      times: worthBp === undefined ? undefined : { as: 'times', value: worthBp },
      from: { as: 'money', value: threshold },
    },
  }),
  isOfSum: () => true,
  effect: ({ shareBp, worthBp, from: threshold }, view) =>
    fromAmount(threshold, view, { type: 'tender', terms: { shareBp: shareBp ?? null, worthBp: worthBp ?? null } }),
});
