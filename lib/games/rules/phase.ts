import type { Terms } from './terms';

/** What a game is to people: warming up before it opens, running, over. */
export const GAME_PHASES = ['warming', 'running', 'ended'] as const;

/** One of them. */
export type GamePhase = (typeof GAME_PHASES)[number];

/** The phase at the instant: its window is half-open, and what was ended early is over (4.H). */
export function phaseAt({ from, to }: Pick<Terms, 'from' | 'to'>, endedAt: Date | null, now: Date): GamePhase {
  if (to <= now || (endedAt !== null && endedAt <= now)) return 'ended';
  return now < from ? 'warming' : 'running';
}
