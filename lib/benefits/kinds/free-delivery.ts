import { z } from 'zod';
import { benefitKind } from '../kind';
import { From, offerEffect, sayFrom } from '../rules/parameters';

/** No freight, from an amount on if one is named (免费配送, S0-3.1, S3-4.1, S4-2.2). */
export const freeDelivery = benefitKind({
  code: 'free_delivery',
  family: 'service',
  params: z.strictObject({ from: From }),
  fields: { from: { as: 'fen', optional: true } },
  example: { from: 5_000 },
  says: ({ from }) => sayFrom(from),
  effect: (params) => offerEffect('free_freight', 'freight', params),
});
