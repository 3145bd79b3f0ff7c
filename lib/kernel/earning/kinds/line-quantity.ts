import { z } from 'zod';
import { conditionKind } from '../kind';

/** Speaks about lines with at least so many of one SKU (S1-4.1). */
export const lineQuantity = conditionKind({
  code: 'line_quantity',
  params: z.strictObject({ atLeast: z.int().min(1) }),
  fields: { atLeast: 'count' },
  example: { atLeast: 5 },
  speaks: ({ atLeast }, { quantity }) => quantity >= atLeast,
});
