import { z } from 'zod';
import { amountOf, BehaviourRulesSchema, CapsSchema, EarningSchema } from '@/lib/kernel/earning';

/** One version of the ways to earn points, as it is stored (P-points). */
export const PointsRulesSchema = z.strictObject({
  order: EarningSchema,
  /** Ways to earn beside orders, sign-up among them, in their order. */
  behaviours: BehaviourRulesSchema,
  caps: CapsSchema,
  pending: z.strictObject({ afterCompletionDays: z.int().min(0), afterPaymentDays: z.int().min(0) }),
  /** Points of a year end at the start of 1 January, local, so many years later (2: 1 January of Y+2). */
  expireAfterYears: z.int().min(1).max(50).nullable(),
});

/** One version of the ways to earn points. */
export type PointsRules = z.output<typeof PointsRulesSchema>;

/** What joining gives under the rules. */
export const signUpPoints = ({ behaviours }: PointsRules): number => amountOf(behaviours, 'sign_up');
