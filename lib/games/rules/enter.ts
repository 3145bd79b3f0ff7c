import type { Facts } from '@/lib/kernel/refusal';
import { phaseAt } from './phase';
import type { Terms } from './terms';

/** How a draw is paid for: a free one of the day, one that was given, points. */
export const WAYS = ['free', 'given', 'points'] as const;

/** One of them. */
export type Way = (typeof WAYS)[number];

/** How often a member has drawn: in all, on this local day, and free ones on this day. */
export type Had = { readonly ever: number; readonly today: number; readonly freeToday: number };

/** What is known of who wants to draw; `fits`: whether the condition of the game holds for him. */
export type Player = { readonly status: string; readonly level: string | null; readonly fits: boolean };

/** What entering is decided on. */
export type EntryFacts = {
  readonly terms: Terms;
  readonly endedAt: Date | null;
  readonly player: Player;
  readonly had: Had;
  /** Draws that were given to him and not used. */
  readonly given: number;
  /** What he wants to draw with: a chance that he has, or points. */
  readonly pay: 'chance' | 'points';
  readonly now: Date;
};

/** Yes, and by which way; or why not. */
export type EntryDecision =
  | { readonly allowed: true; readonly way: Way }
  | { readonly allowed: false; readonly code: string; readonly facts: Facts };

/** Whether a member may draw now (4.L): the game's time, whom it is for, its limits, a chance; a free one goes first. */
export function decideEntry(asked: EntryFacts): EntryDecision {
  return closed(asked) ?? notFor(asked) ?? limited(asked) ?? paid(asked);
}

/** How many free draws of the day are left, those that the limits of the game still allow. */
export function freeLeft({ chances }: Pick<Terms, 'chances'>, { ever, today, freeToday }: Had): number {
  const { freePerDay, perDay, perMember } = chances;
  const room = [freePerDay - freeToday, (perDay ?? Infinity) - today, (perMember ?? Infinity) - ever];
  return Math.max(0, Math.min(...room));
}

function closed({ terms, endedAt, now }: EntryFacts): EntryDecision | null {
  const phase = phaseAt(terms, endedAt, now);
  if (phase === 'running') return null;
  return refuse('game_not_open', { reason: phase, from: phase === 'warming' ? terms.from.toISOString() : null });
}

function notFor({ terms: { audience }, player }: EntryFacts): EntryDecision | null {
  if (player.status !== 'active') return refuse('game_not_for_you', { reason: 'member_status' });
  const { levels } = audience;
  if (levels.length > 0 && (player.level === null || !levels.includes(player.level)))
    return refuse('game_not_for_you', { reason: 'level', actual: player.level, needed: levels.join(' ') });
  return player.fits ? null : refuse('game_not_for_you', { reason: 'condition' });
}

function limited({ terms: { chances }, had }: EntryFacts): EntryDecision | null {
  const { perDay, perMember } = chances;
  if (perMember !== null && had.ever >= perMember)
    return refuse('draw_limit', { period: 'ever', limit: perMember, had: had.ever });
  if (perDay !== null && had.today >= perDay)
    return refuse('draw_limit', { period: 'day', limit: perDay, had: had.today });
  return null;
}

function paid({ terms, had, given, pay }: EntryFacts): EntryDecision {
  const { points } = terms.chances;
  if (pay === 'points') return points === null ? refuse('draw_not_for_points', {}) : { allowed: true, way: 'points' };
  if (freeLeft(terms, had) > 0) return { allowed: true, way: 'free' };
  return given > 0 ? { allowed: true, way: 'given' } : refuse('no_chances', { points });
}

const refuse = (code: string, facts: Facts): EntryDecision => ({ allowed: false, code, facts });
