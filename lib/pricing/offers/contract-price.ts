import { z } from 'zod';
import { offerKind } from '../kind';

/** The price that an enterprise's contract names for the goods (4.C.1, S4-2.1). */
export const contractPrice = offerKind({
  code: 'contract_price',
  layers: ['unit'],
  params: z.strictObject({}),
  example: {},
  needsMember: true,
  says: () => ({ form: 'named', values: {} }),
  price: (_, { contract }) => contract,
});
