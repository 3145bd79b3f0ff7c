import { z } from 'zod';
import { BehaviourRulesSchema, CapsSchema, EarningSchema } from '@/lib/kernel/earning';

/** One version of the ways to gain growth, as it is stored (P-growth). */
export const GrowthRulesSchema = z.strictObject({
  order: EarningSchema,
  /** Ways to gain beside orders, in their order. */
  behaviours: BehaviourRulesSchema.refine((rules) => rules.every(({ way }) => way !== 'sign_up'), {
    message: 'sign-up gives points',
  }),
  /** Limits on what behaviours gain; orders are not under them. */
  behaviourCaps: CapsSchema,
});

/** One version of the ways to gain growth. */
export type GrowthRules = z.output<typeof GrowthRulesSchema>;
