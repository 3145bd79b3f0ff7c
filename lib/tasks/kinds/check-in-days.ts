import { z } from 'zod';
import { taskKind } from '../kind';

/** Checking in on so many days of the period; days made up for do not count. */
export const checkInDays = taskKind({
  code: 'check_in_days',
  params: z.strictObject({}),
  fields: {},
  example: {},
  unit: 'days',
  sample: { name: 'check_in.done', facts: { day: '2026-11-21' } },
  count: (_, { name, facts }) => (name === 'check_in.done' ? { source: `day:${facts.day}`, amount: 1 } : null),
  go: () => '/tasks',
});
