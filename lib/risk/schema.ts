import { z } from 'zod';
import { settingSection } from '@/lib/kernel/setting-section';
import type { VelocityLimit } from './kind';
import { velocityLimits } from './registry';

const TIMES_MAX = 1_000_000;
const Times = z.int().min(0).max(TIMES_MAX).meta({ unit: 'times' });

const limitSchema = ({ review, block }: VelocityLimit) =>
  z
    .object({ review: Times.default(review), block: Times.default(block) })
    .refine((limit) => limit.review <= limit.block, { path: ['block'], message: 'block_below_review' })
    .prefault({});

/** Limits that operators changed: the program's setting `risk`, by code; what is not there keeps its default (4.L). */
export const riskSection = settingSection(
  'risk',
  z.object({
    limits: z
      .object(Object.fromEntries(velocityLimits.all.map((limit) => [limit.code, limitSchema(limit)])))
      .prefault({}),
  }),
);
