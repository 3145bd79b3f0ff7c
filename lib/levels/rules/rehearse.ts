import type { Level } from '../schema';
import { dropDate } from './due';
import type { Held } from './held';
import { keepSum } from './keep';
import { outlook } from './outlook';
import { decideReach, levelIn, type Version } from './reach';
import { factsOf, type Purchase, reachSum } from './window';

/** What a draft would mean for one member: up at once, down when the validity ends, or nothing else than today. */
export type RehearsedMove = {
  readonly memberId: string;
  readonly kind: 'up' | 'down';
  readonly from: string;
  readonly to: string;
  /** Up: when the draft begins to count. Down: when the level is dropped if nothing more is bought. */
  readonly at: Date;
  readonly counted: { readonly orders: number; readonly amount: number };
};

/** What the rehearsal of one member comes to: his level today, the one under the draft, and the move if it differs. */
export type Rehearsed = { readonly today: string; readonly after: string; readonly move: RehearsedMove | null };

/** Both versions and the day on which the draft would begin. */
export type Rehearsal = {
  readonly current: Version;
  readonly draft: Version;
  readonly startsAt: Date;
  readonly zone: string;
};

/**
 * Decides, as the evaluator would and without saving, what a draft changes for a member with what he has bought so far:
 * he rises at once when it begins to count if its rules give more; he falls at the end of his validity if its rule for
 * his level does not hold where today's does (N8, 4.B.6). `reaching` and `keeping` are the purchases of either window.
 */
export function rehearse(
  held: Held,
  reaching: readonly Purchase[],
  keeping: readonly Purchase[],
  { current, draft, startsAt, zone }: Rehearsal,
): Rehearsed {
  const today = levelIn(current.scheme, held).code;
  const sum = reachSum(draft.scheme, held, reaching, startsAt, zone);
  const level = decideReach(draft.scheme, factsOf(sum, held), held);
  if (level !== null && !reachesAnyway(held, reaching, { current, draft, startsAt, zone }, level)) {
    const move = {
      memberId: held.memberId,
      kind: 'up' as const,
      from: today,
      to: level.code,
      at: startsAt,
      counted: sum,
    };
    return { today, after: level.code, move };
  }
  const [before, later] = [outlook(held, current, keeping, zone), outlook(held, draft, keeping, zone)];
  if (later === null || later.isMet || before?.isMet === false) return { today, after: today, move: null };
  const at = dropDate(held, draft.scheme, zone) ?? startsAt;
  const counted = keepSum(held, draft, keeping, zone);
  const move = { memberId: held.memberId, kind: 'down' as const, from: today, to: later.projected.code, at, counted };
  return { today, after: later.projected.code, move };
}

/** Whether today's rules already give as much: then it is not the draft that raises. */
function reachesAnyway(
  held: Held,
  reaching: readonly Purchase[],
  { current, draft, startsAt, zone }: Rehearsal,
  wanted: Level,
): boolean {
  const sum = reachSum(current.scheme, held, reaching, startsAt, zone);
  const level = decideReach(current.scheme, factsOf(sum, held), held);
  return level !== null && levelIn(draft.scheme, level).rank >= wanted.rank;
}
