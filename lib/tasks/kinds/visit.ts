import { z } from 'zod';
import { taskKind } from '../kind';

/** The pages of the portal that a task may send somebody to. */
const PAGES = ['/shop', '/coupons/centre', '/benefits', '/level'] as const;

/** Looking at a page of the portal by the task's own button, once a day. */
export const visit = taskKind({
  code: 'visit',
  params: z.strictObject({ page: z.enum(PAGES) }),
  fields: { page: { as: 'choice', of: PAGES } },
  example: { page: '/coupons/centre' },
  unit: 'days',
  sample: { name: 'task.visited', facts: { page: '/coupons/centre', day: '2026-11-21' } },
  count: ({ page }, { name, facts }) =>
    name === 'task.visited' && facts.page === page ? { source: `day:${facts.day}`, amount: 1 } : null,
  go: ({ page }) => page,
});
