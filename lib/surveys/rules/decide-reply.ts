import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import { phaseAt } from './phase';
import type { Terms } from './terms';

/** What deciding knows of who answers, and of what he answers. */
export type ReplyFacts = {
  readonly terms: Terms;
  readonly version: number;
  readonly endedAt: Date | null;
  /** The member's status, and whether he is one of those who are asked. */
  readonly status: string;
  readonly level: string | null;
  readonly fits: boolean;
  /** The subjects that he has answered. */
  readonly answered: readonly string[];
  /** The orders that he may be asked about; of no use where a survey is answered once. */
  readonly orders: readonly string[];
};

/** About what a survey is answered: an order, or nothing. */
export const ONCE = '';

/** Whether a member may answer a survey about a subject now: once for each, within its window, if he is asked (S0-8.3). */
export function decideReply(facts: ReplyFacts, subject: string, now: Date): Outcome<'open'> {
  const { terms, endedAt, status, level, fits, answered, orders } = facts;
  const isOnce = terms.trigger.as === 'once';
  if (answered.includes(subject) || (isOnce && answered.length > 0)) return refused('survey_answered');
  const phase = phaseAt(terms, endedAt, now);
  if (phase === 'ended') return refused('survey_ended');
  if (phase === 'scheduled') return refused('survey_not_begun', { from: terms.from.toISOString() });
  const isAsked = terms.audience.levels.length === 0 || terms.audience.levels.includes(level ?? '');
  if (status !== 'active' || !isAsked || !fits) return refused('survey_not_for_you');
  if (isOnce ? subject !== ONCE : !orders.includes(subject)) return refused('survey_not_of_this_order');
  return accepted('open');
}
