import { z } from 'zod';
import { conditionKind } from '../kind';

const HOUR_MS = 3_600_000;

/** Speaks for so many hours from registration on: an instant, not calendar days (S4-4.1, P-points). */
export const enrolledWithin = conditionKind({
  code: 'enrolled_within',
  params: z.strictObject({ hours: z.int().min(1) }),
  fields: { hours: 'hours' },
  example: { hours: 720 },
  speaks: ({ hours }, _line, { paidAt, registeredAt }) => paidAt.getTime() < registeredAt.getTime() + hours * HOUR_MS,
});
