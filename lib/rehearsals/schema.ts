import { z } from 'zod';
import { KINDS } from './kind';

const CODE_MAX = 128;
const DAYS_MAX = 366;
const DAY_MS = 86_400_000;

/** How many orders a back-test decides at the most, by choice: a quick look, or all that one may take. */
export const SIZES = { quick: 10_000, full: 100_000 } as const;

/** What is tested; of what there is only one the code is its kind. */
export const SubjectRef = z.object({ kind: z.enum(KINDS), code: z.string().trim().min(1).max(CODE_MAX) });

/** Which draft is tried on the orders of which local days, both included, and in which stores (none: in all). */
export const StartInput = SubjectRef.extend({
  from: z.iso.date(),
  to: z.iso.date(),
  stores: z.array(z.string().trim().min(1).max(64)).max(200).default([]),
  size: z.enum(['quick', 'full']).default('full'),
}).refine(({ from, to }) => from <= to && (Date.parse(to) - Date.parse(from)) / DAY_MS < DAYS_MAX, {
  message: 'bad_period',
  path: ['to'],
});

/** Which back-test, by its id as people see it. */
export const BacktestRef = z.object({ id: z.string().max(64) });
