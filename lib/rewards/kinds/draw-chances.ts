import { z } from 'zod';
import { rewardKind } from '../kind';

/** Chances to draw in an activity, by its code. */
export const drawChances = rewardKind({
  code: 'draw_chances',
  params: z.strictObject({ activity: z.string().trim().min(1).max(64), times: z.int().min(1).max(100) }),
  fields: { activity: { as: 'activity' }, times: { as: 'count', min: 1, max: 100 } },
  example: { activity: 'wheel', times: 1 },
  says: ({ activity, times }) => ({ values: { times }, named: { kind: 'activity', code: activity } }),
});
