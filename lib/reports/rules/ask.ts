import { type DaySpan, TICKS, type Tick } from './days';
import { isDimension, type Split, SUBJECTS, type Subject } from './metric';

/** One thing that numbers may be about: a category, a campaign, a batch. */
export type About = { readonly subject: Subject; readonly key: string };

/** What a number is asked for: where, and about what; null does not narrow. */
export type Where = {
  readonly stores: readonly string[] | null;
  readonly level: string | null;
  readonly channel: string | null;
  readonly about: About | null;
};

/** By what numbers are told apart: not at all, by time, or by a split. */
export type By = 'all' | Tick | Split;

/** Whether numbers are told apart by time. */
export const isTick = (by: string | null): by is Tick => by !== null && (TICKS as readonly string[]).includes(by);

/** One question to the statistics. */
export type Ask = { readonly days: DaySpan; readonly where: Where; readonly by: By };

/** One thing as it stands in an address; null for what names none. */
export function aboutOf(text: string | null): About | null {
  const at = text?.indexOf(':') ?? -1;
  const subject = SUBJECTS.find((one) => one === text?.slice(0, at));
  const key = text?.slice(at + 1) ?? '';
  return subject === undefined || key === '' ? null : { subject, key };
}

/** The same as it stands in an address. */
export const saidOf = ({ subject, key }: About): string => `${subject}:${key}`;

/** By which dimension numbers are told: that of the split, or that of what they are about; empty for the whole. */
export const dimensionOf = (by: By, about: About | null): string =>
  isDimension(by) ? by : isDimension(about?.subject) ? about.subject : '';
