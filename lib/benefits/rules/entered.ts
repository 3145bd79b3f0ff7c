import type { GiveOn } from './give-on';
import type { Terms } from './terms';

type EntryRule = Extract<GiveOn, { readonly on: 'level_entry' }>;

/** The levels from the one above where somebody was up to the one he reached; unknown ones are below all (4.B.7). */
export function levelsPassed(
  levels: readonly { readonly code: string; readonly rank: number }[],
  from: string | null,
  to: string | null,
): string[] {
  const rankOf = (code: string | null) => levels.find((level) => level.code === code)?.rank ?? 0;
  return levels.filter(({ rank }) => rank > rankOf(from) && rank <= rankOf(to)).map(({ code }) => code);
}

/** Whether a pack is given for a level on the way: only to those it names, and to skipped ones if it says so (4.B.7). */
export const bringsPack = (
  { levels }: Pick<Terms, 'levels'>,
  { skipped }: EntryRule,
  level: string,
  to: string | null,
): boolean => (skipped === 'all' || level === to) && levels.some((one) => one.level === level);

/** What makes a pack come once ever for each level. */
export const packKey = (level: string): string => `level:${level}`;
