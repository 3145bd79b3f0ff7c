import { z } from 'zod';
import { TICKS, type Tick } from './days';
import { SPLITS, type Split } from './metric';
import { COMPARES, isDay, PERIODS } from './period';

/** By what a report tells its numbers apart: time, a region as its stores are today, or what statistics are kept by. */
export const APART = [...TICKS, 'region', ...SPLITS] as const;

/** One way to tell apart; null is not at all. */
export type Apart = Tick | 'region' | Split;

/** How a report is drawn. */
export const CHARTS = ['line', 'bar', 'stacked', 'table', 'funnel', 'cohort'] as const;

/** One of them. */
export type Chart = (typeof CHARTS)[number];

/** As many numbers as a table holds that somebody reads. */
export const MEASURES_MAX = 8;
const CODE_MAX = 60;
/** As long as the longest code of goods with the name of its kind. */
export const ABOUT_MAX = 80;
const code = z.string().min(1).max(CODE_MAX);
const Day = z.string().refine(isDay);

/**
 * A report that somebody built: names of the registry and nothing else, so that it can ask for nothing that it does not
 * define (B10). It is kept as JSON at a version; a later form of it gets a number of its own.
 */
export const DefinitionSchema = z.strictObject({
  version: z.literal(1),
  measures: z.array(code).max(MEASURES_MAX),
  split: z.enum(APART).nullable(),
  chart: z.enum(CHARTS),
  period: z.enum(PERIODS),
  from: Day.nullable(),
  until: Day.nullable(),
  compare: z.enum(COMPARES),
  region: code.nullable(),
  store: code.nullable(),
  level: code.nullable(),
  channel: code.nullable(),
  /** What its numbers are about, of those that are about something of the kind: `category:fruit`. */
  about: z.string().min(1).max(ABOUT_MAX).nullable().default(null),
});

/** A report that somebody built. */
export type Definition = z.output<typeof DefinitionSchema>;

/** What a builder begins with. */
export const FIRST: Definition = {
  version: 1,
  measures: ['net_amount'],
  split: 'day',
  chart: 'line',
  period: 'last_30',
  from: null,
  until: null,
  compare: 'previous',
  region: null,
  store: null,
  level: null,
  channel: null,
  about: null,
};

/** The places that a report may be narrowed to. */
export const PLACES = ['region', 'store', 'level', 'channel'] as const;

const NONE = 'none';
const Text = z.string().nullish();

/** A definition as it stands in an address, each part that cannot be read at its default; a link shows what it showed. */
export function definitionAt(address: Readonly<Record<string, unknown>>): Definition {
  const text = (name: string): string | null => Text.catch(null).parse(address[name]) || null;
  const measures = text('measures');
  const split = text('split');
  const oneOf = <T extends string>(all: readonly T[], name: string, otherwise: T): T =>
    all.find((one) => one === text(name)) ?? otherwise;
  const day = (name: string): string | null => (isDay(text(name)) ? text(name) : null);
  const place = (name: string): string | null => text(name)?.slice(0, CODE_MAX) ?? null;
  return {
    version: 1,
    measures:
      measures === null ? FIRST.measures : [...new Set(measures.split(',').filter(isCode))].slice(0, MEASURES_MAX),
    split: split === NONE ? null : (APART.find((one) => one === split) ?? FIRST.split),
    chart: oneOf(CHARTS, 'chart', FIRST.chart),
    period: oneOf(PERIODS, 'period', FIRST.period),
    from: day('from'),
    until: day('until'),
    compare: oneOf(COMPARES, 'compare', FIRST.compare),
    region: place('region'),
    store: place('store'),
    level: place('level'),
    channel: place('channel'),
    about: text('about')?.slice(0, ABOUT_MAX) ?? null,
  };
}

const isCode = (text: string): boolean => text !== '' && text.length <= CODE_MAX;

/** The address at which a definition is read again. */
export function addressOf({ version: _, measures, split, ...rest }: Definition): string {
  const said = Object.entries(rest).filter((one): one is [string, string] => one[1] !== null);
  return new URLSearchParams([
    ['measures', measures.length === 0 ? NONE : measures.join(',')],
    ['split', split ?? NONE],
    ...said,
  ]).toString();
}
