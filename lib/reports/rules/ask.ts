import { type DaySpan, TICKS, type Tick } from './days';
import type { Split } from './metric';

/** What a number is asked for: the days, and where; null does not narrow. */
export type Where = {
  readonly stores: readonly string[] | null;
  readonly level: string | null;
  readonly channel: string | null;
};

/** By what numbers are told apart: not at all, by time, or by a split. */
export type By = 'all' | Tick | Split;

/** Whether numbers are told apart by time. */
export const isTick = (by: string | null): by is Tick => by !== null && (TICKS as readonly string[]).includes(by);

/** One question to the statistics. */
export type Ask = { readonly days: DaySpan; readonly where: Where; readonly by: By };
