import { z } from 'zod';
import { CarriedGrantsSchema } from '@/lib/benefits';
import { CarriedCopiesSchema } from '@/lib/coupons';
import { CarriedDrawsSchema } from '@/lib/games';
import { CarriedExchangesSchema } from '@/lib/mall';
import { CarriedGiftsSchema } from '@/lib/rewards';
import type { Figures } from './plan';
import { PicksInput } from './schema';

const Counter = z.object({ name: z.string(), period: z.string(), figure: z.number() });

/** What undoing a merge reads of its record; identity and levels are read by those who keep them. */
export const MergeRecordSchema = z.object({
  identity: z.unknown(),
  picks: PicksInput,
  levels: z.unknown(),
  orders: z.number(),
  caps: z.object({ points: z.array(Counter), growth: z.array(Counter), behaviours: z.array(Counter) }),
  coupons: CarriedCopiesSchema,
  // A merge of before there were benefits carried none.
  benefits: CarriedGrantsSchema.default([]),
  rewards: CarriedGiftsSchema.default({ gifts: [], tickets: [] }),
  // Nor draws of before there were games.
  draws: CarriedDrawsSchema.default([]),
  mall: CarriedExchangesSchema.default([]),
  /** Members of staff whom the merge bound: they had declared the absorbed member their own. */
  bound: z.array(z.string()),
});

/** All that a merge keeps of itself beside the lines of the book. */
export type MergeRecord = z.output<typeof MergeRecordSchema> & {
  readonly before: { readonly from: Figures; readonly to: Figures };
  readonly after: Figures;
};
