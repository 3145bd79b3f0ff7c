import type { Terms } from './terms';

/** What a survey is to people: yet to begin, running, over. */
export type SurveyPhase = 'scheduled' | 'running' | 'ended';

/** The phase at the instant: its window is half-open, and what was closed early is over (4.H). */
export function phaseAt({ from, to }: Pick<Terms, 'from' | 'to'>, endedAt: Date | null, now: Date): SurveyPhase {
  if (to <= now || (endedAt !== null && endedAt <= now)) return 'ended';
  return now < from ? 'scheduled' : 'running';
}
