import { addDays } from '@/lib/kernel/day';
import { type Gap, gaps } from '@/lib/kernel/rule-tree';
import type { Level, LevelScheme } from '../schema';
import { dropTarget } from './close';
import { dropDate } from './due';
import type { Held } from './held';
import { type Criterion, criteriaFor } from './next-level';
import { fits, levelIn, ruleFacts, type Version } from './reach';
import { factsOf, keepStart, type Purchase, sumPurchases } from './window';

/** How a member stands to keeping his level, were he to buy nothing more (4.B.5, N8). */
export type Outlook = {
  readonly level: Level;
  /** The window in which keeping counts; `from` null is from the beginning, `to` exclusive. */
  readonly from: Date | null;
  readonly to: Date;
  readonly isMet: boolean;
  readonly criteria: readonly Criterion[];
  /** What is still needed, as routes any one of which is enough; empty when the rule is met. */
  readonly routes: readonly (readonly Gap[])[];
  readonly graceUntil: Date | null;
  /** When the level drops if nothing more comes; null when it is kept. */
  readonly dropsAt: Date | null;
  /** The level that follows if nothing more comes. */
  readonly projected: Level;
};

/** Looks ahead from what is held; null for the level that everyone starts with, which cannot be lost. */
export function outlook(held: Held, version: Version, purchases: readonly Purchase[], zone: string): Outlook | null {
  const { scheme } = version;
  const level = levelIn(scheme, held);
  const { validTo, graceUntil } = held;
  if (level.rule === null || validTo === null) return null;
  const from = keepStart(scheme, held, zone);
  const to = graceUntil ?? validTo;
  const facts = factsOf(sumPurchases(purchases, from, to), held);
  const isMet = fits(level, facts);
  const read = ruleFacts(facts);
  return {
    level,
    from,
    to,
    isMet,
    criteria: criteriaFor(level.rule, read),
    routes: gaps(level.rule, read),
    graceUntil,
    dropsAt: isMet ? null : dropDate(held, scheme, zone),
    projected: isMet ? level : dropTarget(scheme, held, facts),
  };
}

/** How urgent keeping is: enough is done, there is time, the validity ends soon, or it has ended and grace runs. */
export type KeepState = 'met' | 'open' | 'near' | 'grace';

/** How urgent keeping is at the instant; it is near from the longest notice of the version before the end on (4.B.5). */
export function keepState(
  { isMet, graceUntil, to }: Outlook,
  { noticeDays }: Pick<LevelScheme, 'noticeDays'>,
  at: Date,
  zone: string,
): KeepState {
  if (isMet) return 'met';
  if (graceUntil !== null) return 'grace';
  return at >= addDays(to, -Math.max(0, ...noticeDays), zone) ? 'near' : 'open';
}
