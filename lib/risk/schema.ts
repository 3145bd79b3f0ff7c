import { z } from 'zod';
import { velocityLimits } from './registry';

const Limit = z.object({ review: z.int().min(0), block: z.int().min(0) });

/** Limits that operators changed: the program's setting `risk`, by code; what is not there keeps its default. */
export const RiskSettings = z.object({
  limits: z
    .partialRecord(z.enum(velocityLimits.all.map(({ code }) => code) as [string, ...string[]]), Limit)
    .default({}),
});
