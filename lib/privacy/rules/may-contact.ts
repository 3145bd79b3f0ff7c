import { type Channel, choiceOf, type Purpose } from './choices';

/** What is known of somebody at the moment of sending: whether he is a member still, and the last he said about it. */
export type ContactFacts = {
  readonly status: string;
  /** He asked to close his account. */
  readonly isLeaving: boolean;
  /** null: he never said anything about this purpose and channel. */
  readonly isGiven: boolean | null;
};

/**
 * Decides whether somebody may be contacted (4.K, 4.J.4): judged at the moment of sending, so that a withdrawal counts at
 * once. Messages of service need no consent; whoever leaves hears nothing else; what nobody may ask about fails closed.
 */
export function decideContact(purpose: Purpose, channel: Channel, facts: ContactFacts): boolean {
  if (facts.status === 'closed' || facts.status === 'merged') return false;
  if (purpose === 'service') return true;
  const choice = choiceOf(purpose, channel);
  if (choice === undefined || facts.isLeaving) return false;
  return facts.isGiven ?? choice.unasked;
}
