import { must } from '@/lib/kernel/assert';
import { validityEnd } from '@/lib/kernel/day';
import { holds, type RuleFacts } from '@/lib/kernel/rule-tree';
import type { Level, LevelScheme } from '../schema';
import { type Change, type Earned, earnedOf, type Held, later } from './held';

/** What a member's purchases say to level rules; amount in fen, net of refunds. */
export type LevelFacts = { readonly orders: number; readonly amount: number; readonly invited: boolean };

/** A scheme with its version. */
export type Version = { readonly version: number; readonly scheme: LevelScheme };

/** The facts by the attribute names that level rules use. */
export const ruleFacts = ({ orders, amount, invited }: LevelFacts): RuleFacts => ({
  orders,
  amount,
  invited: invited ? 1 : 0,
});

/** The level everyone starts with. */
export const startLevel = (scheme: LevelScheme): Level => must(scheme.levels[0], 'a scheme without levels');

/** A level as it was held: its rank is that of the version then, so only `levelIn` says how it compares in another. */
export type Ranked = { readonly code: string; readonly rank: number };

/** The level of a scheme that stands for one held: by its code; one that is gone counts as the next below it (4.B.6). */
export function levelIn(scheme: LevelScheme, held: Ranked): Level {
  const byCode = (wanted: string | undefined) => scheme.levels.find(({ code }) => code === wanted);
  const same = byCode(held.code) ?? byCode(scheme.standIns?.[held.code]);
  return same ?? scheme.levels.findLast(({ rank }) => rank < held.rank) ?? startLevel(scheme);
}

/** Whether the level's rule holds; the level without a rule always does. */
export const fits = (level: Level, facts: LevelFacts): boolean =>
  level.rule === null || holds(level.rule, ruleFacts(facts));

/** The highest level whose rule holds for the facts; the lowest level always does (4.B.1). */
export function qualifyingLevel(scheme: LevelScheme, facts: LevelFacts): Level {
  return must(
    scheme.levels.findLast((level) => fits(level, facts)),
    'a scheme without a lowest level',
  );
}

/** The level to reach at once, several steps at a time, or null when the member does not rise (4.B.2). */
export function decideReach(scheme: LevelScheme, facts: LevelFacts, held: Ranked): Level | null {
  const level = qualifyingLevel(scheme, facts);
  return level.rank > levelIn(scheme, held).rank ? level : null;
}

/** The level held at an instant by a history of changes in order; before the first change, that of the first. */
export function levelHeldAt<C extends { readonly at: Date }>(changes: readonly C[], at: Date): C | null {
  return changes.findLast((change) => change.at <= at) ?? changes[0] ?? null;
}

/** What brought a level about: when, and the order that may still be refunded with the end of its window (4.B.4). */
export type Cause = { readonly at: Date; readonly order: { readonly id: string; readonly until: Date } | null };

/** What is held after a decision, and the change to write down; null when the level that counts stays. */
export type Outcome = { readonly held: Held; readonly change: Change | null };

/**
 * Reaches the level: it restarts the validity, dated at its cause or at the last change if that is later (4.B.2, 4.B.3,
 * P-levels). A level lent below it ends; one lent above it stays, and the earned level rises beneath it.
 */
export function reach(
  held: Held,
  level: Level,
  { version, scheme }: Version,
  cause: Cause,
  facts: Readonly<Record<string, unknown>>,
  zone: string,
): Outcome {
  const at = later(cause.at, held.changedAt);
  const validTo = validityEnd(at, scheme.validityMonths, zone);
  const earned: Earned = {
    code: level.code,
    rank: level.rank,
    since: at,
    validTo,
    keepFrom: cause.at,
    graceUntil: null,
    scheme: version,
    provisional:
      cause.order === null
        ? null
        : { kind: 'reached', orderId: cause.order.id, until: cause.order.until, before: earnedOf(held, cause.at) },
  };
  const { lent } = held;
  const stays = lent !== null && (!lent.raises || levelIn(scheme, lent).rank > level.rank) ? lent : null;
  const next: Held = { ...held, ...earned, lent: stays };
  if (stays !== null) return { held: next, change: null };
  const { code, rank } = lent ?? held;
  return {
    held: { ...next, changedAt: at },
    change: { reason: 'reached', from: { code, rank }, to: level, at, validTo, scheme: version, facts },
  };
}
