import { expect } from 'vitest';
import { pool } from '@/lib/platform/db';
import { ZONE } from '@/lib/platform/testing/zone';
import { figures } from '../figures';
import type { Where } from '../rules/ask';
import { beginOf, type DaySpan } from '../rules/days';
import type { Metric } from '../rules/metric';
import { METRICS, toldOf } from '../rules/metrics';
import { RAW_FIGURES } from './raw-figures';

/** Nothing is narrowed. */
export const EVERYWHERE: Where = { stores: null, level: null, channel: null, about: null };

type Values = Readonly<Record<string, number | null>>;

/** One number of a statement; nothing is none. */
export const one = async (text: string, values: unknown[] = []): Promise<number> =>
  Number((await pool().query(text, values)).rows[0]?.n ?? 0);

/** What the rows say of every metric in a span, plainly added up. */
export async function fromRows({ from, to }: DaySpan, now: Date): Promise<Values> {
  const span = [beginOf(from, ZONE), beginOf(to, ZONE), now];
  const read: Record<string, number> = {};
  for (const [code, text] of Object.entries(RAW_FIGURES)) {
    const used = span.slice(0, text.includes('$3') ? 3 : 2);
    read[code] = await one(`SELECT q.n FROM (${text}) AS q(n)`, used);
  }
  return Object.fromEntries(METRICS.map((metric) => [metric.code, toldOf(metric, read)]));
}

/** What the statistics say of every metric in a span. */
export async function toldIn(days: DaySpan, today: string, where = EVERYWHERE): Promise<Values> {
  const codes = METRICS.map(({ code }) => code);
  return (await figures(pool(), codes, { days, where, by: 'all' }, { zone: ZONE, today })).get('') ?? {};
}

/** Every metric is in every span what its rows say, to the unit; what only stands now is told where the span holds today. */
export async function expectAllEqual(spans: readonly DaySpan[], today: string, now: Date): Promise<void> {
  for (const span of spans) {
    const [ours, theirs] = [await toldIn(span, today), await fromRows(span, now)];
    const isPast = (metric: Metric) => metric.reading.kind === 'gauge' && span.to <= today;
    for (const metric of METRICS.filter((each) => !isPast(each))) {
      expect([span.from, metric.code, ours[metric.code]]).toEqual([span.from, metric.code, theirs[metric.code]]);
    }
  }
}
