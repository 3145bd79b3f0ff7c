import { z } from 'zod';
import { ABOUT_MAX, DefinitionSchema } from './rules/definition';
import { EVERY } from './rules/due';
import { DIMENSIONS, SPLITS } from './rules/metric';
import { COMPARES, isDay, PERIODS } from './rules/period';

const CODE_MAX = 60;
const code = z.string().min(1).max(CODE_MAX);
/** An empty parameter of an address says nothing. */
const maybe = code.nullable().default(null).catch(null);
/** What numbers are about, as it stands in an address: a subject and its key. */
const about = z.string().min(1).max(ABOUT_MAX).nullable().default(null).catch(null);

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
  about,
  by: z.enum(SPLITS).nullable().default(null).catch(null),
});

/** What a report is asked for. */
export type ReportAsked = z.output<typeof ReportAsk>;

const TITLE_MAX = 80;
const NOTE_MAX = 120;
const KEEP_MAX = 60;
const LAST_MINUTE = 1_439;
const SHARED_MAX = 50;
const id = z.string().min(1).max(CODE_MAX);
const title = z.string().trim().min(1).max(TITLE_MAX);

/** A report as it stands in the builder. */
export const BuiltAsk = z.object({ definition: DefinitionSchema });

/** A report to be saved: a new one, or the one that was opened, at the revision that was seen. */
export const SaveReport = z.object({
  id: id.nullable().default(null),
  revision: z.int().positive().nullable().default(null),
  title,
  definition: DefinitionSchema,
});

/** One saved report. */
export const ReportRef = z.object({ id });

/** Whom a report is shared with. */
export const ShareReport = ReportRef.extend({
  roles: z.array(code).max(SHARED_MAX),
  regions: z.array(code).max(SHARED_MAX),
});

/** When a report is made by itself, by the program's clock, and for whom. */
export const ScheduleReport = ReportRef.extend({
  every: z.enum(EVERY),
  weekday: z.int().min(1).max(7).default(1),
  monthday: z.int().min(1).max(31).default(1),
  minute: z.int().min(0).max(LAST_MINUTE),
  keep: z.int().min(1).max(KEEP_MAX),
  toShared: z.boolean(),
  isOn: z.boolean(),
});

/** What somebody writes at a day of the time axis, in the languages he has words for. */
export const WriteNote = z.object({
  day: z.string().refine(isDay),
  zh: z.string().trim().min(1).max(NOTE_MAX),
  en: z.string().trim().max(NOTE_MAX).default(''),
});

/** One note. */
export const NoteRef = z.object({ id: z.uuid() });

/** What leaves as a file: a report of the gallery, one that was built, or a run that was delivered; and its form. */
export const ExportReport = z.object({
  format: z.enum(['csv', 'xlsx', 'png']),
  what: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('gallery'), ask: ReportAsk }),
    z.object({ kind: z.literal('built'), definition: DefinitionSchema, title: z.string().max(TITLE_MAX).default('') }),
    z.object({ kind: z.literal('run'), id }),
  ]),
});

/** The rows behind a number: of which days, where and about what; `subject` is the line of a split, `by` its dimension. */
export const RowsAsk = z.object({
  metric: code,
  from: z.string().refine(isDay),
  to: z.string().refine(isDay),
  region: maybe,
  store: maybe,
  level: maybe,
  channel: maybe,
  about,
  subject: about,
  by: z.enum(DIMENSIONS).nullable().default(null).catch(null),
  page: z.coerce.number().int().min(1).max(20).catch(1).default(1),
});

/** Which rows. */
export type RowsAsked = z.output<typeof RowsAsk>;
