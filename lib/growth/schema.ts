import { z } from 'zod';
import { EarningSchema } from '@/lib/kernel/earning';

/** One version of the ways to gain growth, as it is stored (P-growth). */
export const GrowthRulesSchema = z.strictObject({ order: EarningSchema });

/** One version of the ways to gain growth. */
export type GrowthRules = z.output<typeof GrowthRulesSchema>;
