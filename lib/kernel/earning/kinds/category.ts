import { z } from 'zod';
import { conditionKind } from '../kind';

/** Speaks about lines of some categories (S3-3.2). */
export const category = conditionKind({
  code: 'category',
  params: z.strictObject({ codes: z.array(z.string()).min(1) }),
  fields: { codes: 'categories' },
  example: { codes: ['fresh'] },
  speaks: ({ codes }, line) => line.category !== null && codes.includes(line.category),
});
