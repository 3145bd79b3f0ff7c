import { z } from 'zod';
import { conditionKind } from '../kind';

/** Speaks for members of some levels, by the level held just before the order (S4-2.2). */
export const level = conditionKind({
  code: 'level',
  params: z.strictObject({ codes: z.array(z.string()).min(1) }),
  fields: { codes: 'levels' },
  example: { codes: ['silver', 'gold'] },
  speaks: ({ codes }, _line, { levelCode }) => codes.includes(levelCode),
});
