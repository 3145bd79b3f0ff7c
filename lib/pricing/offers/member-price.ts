import { z } from 'zod';
import { offerKind } from '../kind';
import { percentOff } from '../rules/amounts';
import { priceRate } from '../rules/parameters';

/** The price for members: the one that the goods name, or a part of the list price (S4-2.2, 4.C.1). */
export const memberPrice = offerKind({
  code: 'member_price',
  layers: ['unit'],
  params: z.strictObject({ rateBp: priceRate.optional() }),
  example: {},
  needsMember: true,
  says: ({ rateBp }) =>
    rateBp === undefined
      ? { form: 'named', values: {} }
      : { form: 'rate', values: { rate: { as: 'rate', value: rateBp } } },
  price: ({ rateBp }, { list, member }) => (rateBp === undefined ? member : list - percentOff(list, rateBp)),
});
