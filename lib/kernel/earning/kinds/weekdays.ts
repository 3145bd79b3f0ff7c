import { z } from 'zod';
import { conditionKind } from '../kind';

/** Speaks on some local weekdays of payment, 1 (Monday) to 7 (S3-3.2, 4.H). */
export const weekdays = conditionKind({
  code: 'weekdays',
  params: z.strictObject({ days: z.array(z.int().min(1).max(7)).min(1) }),
  fields: { days: 'weekdays' },
  example: { days: [6, 7] },
  speaks: ({ days }, _line, { weekday }) => days.includes(weekday),
});
