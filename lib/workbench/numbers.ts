import 'server-only';
import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { program, settingsOf } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { figuresSeen, type Place, reportClock } from '@/lib/reports';
import { FUNNEL, KPIS, type Kpi, targetFor } from './rules/kpis';
import {
  type BenchPeriod,
  benchDays,
  type Days,
  lengthOfPeriod,
  periodOf,
  sameWeekdays,
  trendDays,
} from './rules/periods';
import { BenchAsk, type BenchAsked, workbenchSection } from './schema';

/** A number at the head of the workbench: what it is, was on the same weekdays, its days, and what is aimed at. */
export type KpiView = Kpi & {
  readonly value: number | null;
  readonly before: number | null;
  readonly trend: readonly { readonly day: string; readonly value: number | null }[];
  readonly aim: number | null;
};

/** Where the numbers were looked at: for which days and until when they are complete. */
export type BenchClock = {
  readonly zone: string;
  readonly period: BenchPeriod;
  readonly days: Days;
  readonly compared: Days;
  /** Null before statistics were counted for the first time. */
  readonly countedAt: Date | null;
};

/** A share of members: a level or a stage of life. */
export type Share = { readonly key: string; readonly members: number | null };

async function looked(db: Db, asked: BenchAsked, now: Date) {
  const clock = await reportClock(db, now);
  const period = periodOf(asked.period);
  const days = benchDays(period, clock.today);
  const place: Place = { region: asked.region || null, store: asked.store || null };
  const bench: BenchClock = {
    zone: clock.zone,
    period,
    days,
    compared: sameWeekdays(days, period),
    countedAt: clock.countedAt,
  };
  return { clock, period, days, place, bench };
}

/** The numbers at the head, from the statistics of the reports and nowhere else (S0-8.1). */
export const kpiBoard = query({
  can: 'reports.read',
  input: BenchAsk,
  async run({ db, actor, now }, asked): Promise<{ readonly clock: BenchClock; readonly kpis: readonly KpiView[] }> {
    const { clock, period, days, place, bench } = await looked(db, asked, now);
    const codes = KPIS.map(({ code }) => code);
    const [value, before, trend] = await figuresSeen(db, actor, clock, place, [
      { codes, days, by: 'all' },
      { codes, days: bench.compared, by: 'all' },
      { codes, days: trendDays(days, period), by: 'day' },
    ]);
    const targets = settingsOf(await program(db), workbenchSection);
    const kpis = KPIS.map(
      (kpi): KpiView => ({
        ...kpi,
        value: value?.get('')?.[kpi.code] ?? null,
        before: before?.get('')?.[kpi.code] ?? null,
        trend: [...(trend ?? [])]
          .map(([day, values]) => ({ day, value: values[kpi.code] ?? null }))
          .sort((a, b) => (a.day < b.day ? -1 : 1)),
        aim: targetFor(kpi, targets[kpi.target], lengthOfPeriod(period)),
      }),
    );
    return { clock: bench, kpis };
  },
});

/** How many members there are, do anything, buy, and buy again, in the period (S0-5.4). */
export const funnelBoard = query({
  can: 'reports.read',
  input: BenchAsk,
  async run({ db, actor, now }, asked) {
    const { clock, days, place, bench } = await looked(db, asked, now);
    const [table] = await figuresSeen(db, actor, clock, place, [{ codes: FUNNEL, days, by: 'all' }]);
    return { clock: bench, steps: FUNNEL.map((code) => ({ code, value: table?.get('')?.[code] ?? null })) };
  },
});

/** Members by level as they stood at the end of the period. */
export const levelBoard = query({
  can: 'reports.read',
  input: BenchAsk,
  run: ({ db, actor, now }, asked) => sharesOf(db, actor, now, asked, 'members', 'level'),
});

/** Members by stage of life as they were last found, which is each midnight (C7). */
export const stageBoard = query({
  can: 'reports.read',
  input: BenchAsk,
  run: ({ db, actor, now }, asked) => sharesOf(db, actor, now, asked, 'stage_members', 'subject'),
});

async function sharesOf(
  db: Db,
  actor: Actor,
  now: Date,
  asked: BenchAsked,
  code: 'members' | 'stage_members',
  by: 'level' | 'subject',
): Promise<{ readonly clock: BenchClock; readonly shares: readonly Share[] }> {
  const { clock, place, bench } = await looked(db, asked, now);
  // What stood at the end of today: a stock has no period of its own.
  const days = benchDays('today', clock.today);
  const [table] = await figuresSeen(db, actor, clock, place, [{ codes: [code], days, by }]);
  const shares = [...(table ?? [])]
    .map(([key, values]) => ({ key, members: values[code] ?? null }))
    .filter(({ members }) => members !== 0);
  return { clock: bench, shares };
}
