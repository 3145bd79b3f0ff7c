import { z } from 'zod';
import { benefitKind } from '../kind';
import { offerEffect } from '../rules/parameters';

/** The prices for members (会员价, S0-3.1, S4-2.2). */
export const memberPrice = benefitKind({
  code: 'member_price',
  family: 'privilege',
  params: z.strictObject({}),
  fields: {},
  example: {},
  says: () => ({ form: 'named', values: {} }),
  effect: () => offerEffect('member_price', 'unit', {}),
});
