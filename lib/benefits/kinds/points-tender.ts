import { z } from 'zod';
import { benefitKind } from '../kind';
import { From, offerEffect } from '../rules/parameters';

const ONE = 10_000;
const WORTH_MAX = 100_000;

/** Points pay on better terms: for a larger share of the goods, or each worth more (积分抵现, S0-3.1, 4.C.5). */
export const pointsTender = benefitKind({
  code: 'points_tender',
  family: 'points',
  params: z
    .strictObject({
      shareBp: z.int().min(1).max(ONE).nullable().default(null),
      worthBp: z
        .int()
        .min(ONE + 1)
        .max(WORTH_MAX)
        .nullable()
        .default(null),
      from: From,
    })
    .refine(({ shareBp, worthBp }) => shareBp !== null || worthBp !== null, {
      path: ['shareBp'],
      message: 'share_or_worth',
    }),
  fields: {
    shareBp: { as: 'rate', optional: true },
    worthBp: { as: 'times', optional: true },
    from: { as: 'fen', optional: true },
  },
  example: { shareBp: 8_000, worthBp: 12_000, from: 0 },
  says: ({ shareBp, worthBp, from }) => ({
    form: `${worthBp === null ? 'share' : shareBp === null ? 'worth' : 'both'}${from === 0 ? '' : 'From'}`,
    values: {
      ...(shareBp === null ? {} : { share: { as: 'percent', value: shareBp } }),
      ...(worthBp === null ? {} : { times: { as: 'times', value: worthBp } }),
      from: { as: 'money', value: from },
    },
  }),
  effect: ({ shareBp, worthBp, from }) =>
    offerEffect('points_tender', 'tender', {
      ...(shareBp === null ? {} : { shareBp }),
      ...(worthBp === null ? {} : { worthBp }),
      from,
    }),
});
