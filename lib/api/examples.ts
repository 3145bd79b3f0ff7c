import type { z } from 'zod';
import { CATALOG_EXAMPLES } from './examples/catalog';
import { GIFT_EXAMPLES } from './examples/gifts';
import { MEMBER_EXAMPLES } from './examples/members';
import { OFFER_EXAMPLES } from './examples/offers';
import { ORDER_EXAMPLES } from './examples/orders';
import { SPENDING_EXAMPLES } from './examples/spending';

/** An example of each answer, for the documentation; the contract test holds them against their schemas. */
export const EXAMPLES: ReadonlyMap<z.ZodType, unknown> = new Map<z.ZodType, unknown>([
  ...OFFER_EXAMPLES,
  ...CATALOG_EXAMPLES,
  ...SPENDING_EXAMPLES,
  ...MEMBER_EXAMPLES,
  ...ORDER_EXAMPLES,
  ...GIFT_EXAMPLES,
]);
