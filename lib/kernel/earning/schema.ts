import { z } from 'zod';
import { ONE_BP } from '../basis-points';
import { conditionKinds } from './registry';

const [first, ...others] = conditionKinds.all.map(({ code, params }) => params.extend({ kind: z.literal(code) }));

/** A condition of a multiplier: its kind and that kind's parameters. */
export type When = { readonly kind: string; readonly [param: string]: unknown };

/** Reads a condition by the parameters of its kind; an unknown kind is refused. */
const WhenSchema = z.discriminatedUnion('kind', [first as NonNullable<typeof first>, ...others]);

/** A multiplier in its group: inside a group the highest counts, across groups they multiply (4.A.6). */
const MultiplierSchema = z.strictObject({
  code: z.string().min(1),
  group: z.enum(['TIME', 'CATEGORY', 'LEVEL', 'EVENT', 'CAMPAIGN']),
  rateBp: z.int().min(0).max(1_000_000),
  // The registry's kinds have forgotten their parameters' types; every member of the union has a `kind`.
  when: WhenSchema as unknown as z.ZodType<When>,
});

/** A fixed amount added after multiplying when the order's earning base reaches a threshold in fen; never multiplied. */
const BonusSchema = z.strictObject({
  code: z.string().min(1),
  amount: z.int().min(1),
  baseAtLeast: z.int().min(0),
});

const unique = (list: readonly { readonly code: string }[]) =>
  new Set(list.map(({ code }) => code)).size === list.length;
const LIST_MAX = 50;

/** How an order earns: units per yuan, multipliers, the most their product may be, bonuses, categories that earn nothing. */
export const EarningSchema = z.strictObject({
  rateBp: z.int().min(0).max(1_000_000),
  multipliers: z.array(MultiplierSchema).max(LIST_MAX).refine(unique, { message: 'every code once' }),
  productMaxBp: z.int().min(ONE_BP),
  bonuses: z.array(BonusSchema).max(LIST_MAX).refine(unique, { message: 'every code once' }),
  excludedCategories: z.array(z.string()),
});

/** How an order earns. */
export type Earning = z.output<typeof EarningSchema>;
