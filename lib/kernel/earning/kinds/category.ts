import { z } from 'zod';
import { conditionKind, standsIn } from '../kind';

/** Speaks about lines of some categories and of all below them (S3-3.2). */
export const category = conditionKind({
  code: 'category',
  params: z.strictObject({ codes: z.array(z.string()).min(1) }),
  fields: { codes: 'categories' },
  example: { codes: ['fresh'] },
  speaks: ({ codes }, line) => standsIn(line, codes),
});
