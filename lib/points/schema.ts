import { z } from 'zod';
import { EarningSchema } from '@/lib/kernel/earning';

/** A limit on points granted to a member in one local period (4.A.7). */
export const CapSchema = z.strictObject({
  code: z.string().min(1),
  period: z.enum(['day', 'week', 'month']),
  limit: z.int().min(0),
});

/** One version of the ways to earn points, as it is stored (P-points). */
export const PointsRulesSchema = z.strictObject({
  order: EarningSchema,
  signUp: z.int().min(0),
  caps: z.array(CapSchema),
  pending: z.strictObject({ afterCompletionDays: z.int().min(0), afterPaymentDays: z.int().min(0) }),
  /** Points of a year end at the start of 1 January, local, so many years later (2: 1 January of Y+2). */
  expireAfterYears: z.int().min(1).max(50).nullable(),
});

/** One version of the ways to earn points. */
export type PointsRules = z.output<typeof PointsRulesSchema>;

/** A limit on points granted in one local period. */
export type Cap = z.output<typeof CapSchema>;
