import { periodEnd, periodName } from '@/lib/kernel/earning';
import type { Terms } from './terms';

/** The name of the period of a task that has only one. */
export const EVER = 'ever';

/** The period in which the instant counts: its name, and when it is over, by the local calendar (4.H). */
export function periodOf({ per, window }: Pick<Terms, 'per' | 'window'>, at: Date, zone: string): Period {
  if (per === 'once') return { name: EVER, endsAt: window?.to ?? null };
  const end = periodEnd(per, at, zone);
  return { name: periodName(per, at, zone), endsAt: window !== null && window.to < end ? window.to : end };
}

/** A period of a task. */
export type Period = { readonly name: string; readonly endsAt: Date | null };

/** Whether a task counts what happens at the instant: half-open (4.H). */
export const isOpenAt = ({ window }: Pick<Terms, 'window'>, at: Date): boolean =>
  window === null || (window.from <= at && at < window.to);
