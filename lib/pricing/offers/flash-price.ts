import { z } from 'zod';
import { offerKind } from '../kind';
import { percentOff } from '../rules/amounts';
import { isOneWay, priceRate } from '../rules/parameters';

const PRICES_MAX = 1_000;

/**
 * A price for a short time, for as many units as the offer has left: what exceeds them costs the next lowest price. It
 * may let no later offer act on what is sold at it (4.C.1, S0-5.1).
 */
export const flashPrice = offerKind({
  code: 'flash_price',
  layers: ['unit'],
  params: z
    .strictObject({
      prices: z.record(z.string().min(1), z.int().min(0)).meta({ as: 'bySku' }).optional(),
      rateBp: priceRate.optional(),
      closes: z.boolean().default(false),
    })
    .refine(({ prices, rateBp }) => isOneWay({ rateBp, off: prices && 1 }), {
      message: 'exactly one of prices and rateBp',
    })
    .refine(({ prices }) => prices === undefined || Object.keys(prices).length <= PRICES_MAX, { message: 'too many' }),
  example: { prices: { 'TEA-01': 4_900 }, closes: true },
  says: ({ prices, rateBp, closes }) => ({
    form: `${rateBp === undefined ? 'prices' : 'rate'}${closes ? 'Alone' : ''}`,
    values:
      rateBp === undefined
        ? { skus: { as: 'list', value: Object.keys(prices ?? {}) } }
        : { rate: { as: 'rate', value: rateBp } },
  }),
  covers: ({ prices }, { sku }) => prices === undefined || prices[sku] !== undefined,
  price: ({ prices, rateBp }, { sku, list }) =>
    rateBp === undefined ? (prices?.[sku] ?? null) : list - percentOff(list, rateBp),
  closes: ({ closes }) => closes,
});
