import type { DaySpan } from './days';
import type { Split } from './metric';

/** What a number is asked for: the days, and where; null does not narrow. */
export type Where = {
  readonly stores: readonly string[] | null;
  readonly level: string | null;
  readonly channel: string | null;
};

/** By what numbers are told apart: not at all, by time, or by a split. */
export type By = 'all' | 'day' | 'month' | Split;

/** One question to the statistics. */
export type Ask = { readonly days: DaySpan; readonly where: Where; readonly by: By };
