import { z } from 'zod';
import { PRICE_KINDS } from '../schema';

/** What is stored of a product, as it is decided on. */
export const ProductRow = z.object({
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  categoryCode: z.string().nullable(),
  brandCode: z.string().nullable(),
  tags: z.array(z.string()),
  version: z.number().nullable(),
  archivedAt: z.date().nullable(),
});

/** What is stored of a SKU. */
export const SkuRow = z.object({
  code: z.string(),
  productCode: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  barcode: z.string().nullable(),
  everywhere: z.boolean(),
  archivedAt: z.date().nullable(),
});

/** What is stored of a price, as it is decided on. */
export const PriceRow = z.object({
  id: z.string(),
  skuCode: z.string(),
  kind: z.enum(PRICE_KINDS),
  holder: z.string(),
  storeCode: z.string(),
  amount: z.number(),
  startsAt: z.date(),
  endsAt: z.date().nullable(),
  setAt: z.date(),
});
