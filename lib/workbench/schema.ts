import { z } from 'zod';
import { CalendarDate } from '@/lib/kernel/instant';
import { settingSection } from '@/lib/kernel/setting-section';
import { isTile } from './rules/tiles';

const NOTE_MAX = 200;
const note = z.string().trim().max(NOTE_MAX).default('');

/** What can be given to somebody: a kind of to-do, or one alert. */
export const SubjectSchema = z.string().regex(/^(todo:[a-z_]{1,40}|alert:[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12})$/);

/** Giving a to-do or an alert to somebody, or taking it. */
export const AssignInput = z.object({
  subject: SubjectSchema,
  staffId: z.uuid(),
  dueOn: CalendarDate.nullable().default(null),
  note,
});

/** Saying that it is done. */
export const FinishInput = z.object({ subject: SubjectSchema, note });

/** Having read an alert. */
export const AcknowledgeInput = z.object({ alertId: z.uuid(), note });

/** The tiles in one's own order, and those that are not wanted. */
export const ArrangeInput = z.object({
  tiles: z.array(z.string().refine(isTile)).max(40),
  hidden: z.array(z.string().refine(isTile)).max(40),
});

/** Where the workbench looks: a period and a place, as its address says them. */
export const BenchAsk = z.object({
  period: z.string().max(20).nullish(),
  region: z.string().max(128).nullish(),
  store: z.string().max(128).nullish(),
});

/** Which place and period. */
export type BenchAsked = z.output<typeof BenchAsk>;

const target = (max: number, unit: 'fen' | 'bp' | null = null) => {
  const number = z.int().min(0).max(max);
  return (unit === null ? number : number.meta({ unit })).nullable().default(null);
};

/** What is aimed at: for a day, and for the rate that members come back; the program's setting `workbench`. */
export const workbenchSection = settingSection(
  'workbench',
  z.object({
    netAmount: target(100_000_000_000, 'fen'),
    orders: target(10_000_000),
    joined: target(10_000_000),
    newBuyers: target(10_000_000),
    couponsUsed: target(10_000_000),
    repurchase: target(10_000, 'bp'),
  }),
);
