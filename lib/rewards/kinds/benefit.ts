import { z } from 'zod';
import { rewardKind } from '../kind';

/** A grant of a benefit by its code, with the times and span that the benefit's own terms say (S0-3.3). */
export const benefit = rewardKind({
  code: 'benefit',
  params: z.strictObject({ benefit: z.string().trim().min(1).max(64) }),
  fields: { benefit: { as: 'benefit' } },
  example: { benefit: 'free-delivery' },
  says: (params) => ({ values: {}, named: { kind: 'benefit', code: params.benefit } }),
});
