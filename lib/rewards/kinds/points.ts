import { z } from 'zod';
import { rewardKind } from '../kind';

/** Points, active at once; they end as points earned that day do (4.A.3). */
export const points = rewardKind({
  code: 'points',
  params: z.strictObject({ points: z.int().min(1).max(1_000_000) }),
  fields: { points: { as: 'count', min: 1, max: 1_000_000 } },
  example: { points: 50 },
  says: (params) => ({ values: { points: params.points } }),
});
