import { z } from 'zod';
import { rewardKind } from '../kind';

/** Growth: it qualifies and never pays (C5). */
export const growth = rewardKind({
  code: 'growth',
  params: z.strictObject({ growth: z.int().min(1).max(1_000_000) }),
  fields: { growth: { as: 'count', min: 1, max: 1_000_000 } },
  example: { growth: 20 },
  says: (params) => ({ values: { growth: params.growth } }),
});
