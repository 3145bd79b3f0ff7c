import { z } from 'zod';
import { SPLITS } from './rules/metric';
import { COMPARES, PERIODS } from './rules/period';

const CODE_MAX = 60;
const code = z.string().min(1).max(CODE_MAX);
/** An empty parameter of an address says nothing. */
const maybe = code.nullable().default(null).catch(null);

/** What a report is asked for; all of it stands in the address, and what cannot be read falls back to its default. */
export const ReportAsk = z.object({
  report: code,
  period: z.enum(PERIODS).catch('last_30').default('last_30'),
  from: maybe,
  to: maybe,
  compare: z.enum(COMPARES).catch('previous').default('previous'),
  region: maybe,
  store: maybe,
  level: maybe,
  channel: maybe,
  by: z.enum(SPLITS).nullable().default(null).catch(null),
});

/** What a report is asked for. */
export type ReportAsked = z.output<typeof ReportAsk>;
