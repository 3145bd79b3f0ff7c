import { z } from 'zod';
import { offerKind } from '../kind';
import { percentOff } from '../rules/amounts';
import { priceRate } from '../rules/parameters';

/** The price of a level: the one that the goods name for it, or the level's part of the list price (S1-3.4.1, 4.C.1). */
export const levelPrice = offerKind({
  code: 'level_price',
  layers: ['unit'],
  params: z.strictObject({ rates: z.record(z.string().min(1), priceRate).meta({ as: 'byLevel' }).optional() }),
  example: { rates: { silver: 9_000, gold: 8_500, diamond: 8_000 } },
  needsMember: true,
  says: ({ rates }) =>
    rates === undefined
      ? { form: 'named', values: {} }
      : { form: 'rates', values: { levels: { as: 'list', value: Object.keys(rates) } } },
  price({ rates }, { list, levels }, member) {
    const level = member?.level ?? '';
    if (rates === undefined) return levels[level] ?? null;
    const rateBp = rates[level];
    return rateBp === undefined ? null : list - percentOff(list, rateBp);
  },
});
