import 'server-only';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import type { Lent } from './rules/held';
import { describeNextLevel, type NextLevel } from './rules/next-level';
import { type KeepState, keepState, type Outlook, outlook } from './rules/outlook';
import { levelIn } from './rules/reach';
import { factsOf, keepStart, reachStart, sumPurchases } from './rules/window';
import type { Level } from './schema';
import { heldLevels, heldOf, type LevelChange, levelChangesBefore } from './store/held';
import { purchasesSince } from './store/purchases';
import { levelSchemes, schemeAt } from './store/schemes';

/** A member's level with what leads to the next one. */
export type LevelStanding = {
  readonly level: Level;
  readonly levels: readonly Level[];
  readonly since: Date;
  readonly validTo: Date | null;
  readonly schemeVersion: number;
  readonly next: NextLevel | null;
  /** How keeping the level stands; null when it cannot be lost. */
  readonly outlook: Outlook | null;
  /** How urgent that is; null when it cannot be lost. */
  readonly keep: KeepState | null;
  /** The level that somebody lent over the earned one, with what is earned beneath it. */
  readonly lent: (Pick<Lent, 'kind' | 'until'> & { readonly earned: Level }) | null;
  readonly protectedUntil: Date | null;
  readonly invitation: { readonly invitedAt: Date | null; readonly acceptedAt: Date | null };
};

/**
 * Where a member stands at the instant: the level that counts, the gap to the next one and how keeping it stands, both
 * computed from the rules. `totals` are all he bought; single purchases are read when only some of them count.
 */
export async function levelStanding(
  db: Db,
  memberId: string,
  totals: { readonly orders: number; readonly amount: number },
  at: Date,
): Promise<LevelStanding | null> {
  const [row] = await heldLevels(db, [memberId]);
  if (row === undefined) return null;
  const { zone, ...settings } = await program(db);
  const { version, scheme } = schemeAt(await levelSchemes(db, { zone, ...settings }), at);
  const held = heldOf(row);
  const start = reachStart(scheme, held, at, zone);
  const starts = [
    ...(start === null ? [] : [start]),
    ...(held.validTo === null ? [] : [keepStart(scheme, held, zone)]),
  ];
  const from = starts.reduce((first, one) => (first === null || one === null ? null : one < first ? one : first), at);
  const purchases = starts.length === 0 ? [] : await purchasesSince(db, [{ memberId, from }]);
  const facts = factsOf(start === null ? totals : sumPurchases(purchases, start, null), held);
  const lent = held.lent !== null && at < held.lent.until ? held.lent : null;
  const earned = levelIn(scheme, held);
  const ahead = outlook(held, { version, scheme }, purchases, zone);
  return {
    level: lent === null ? earned : levelIn(scheme, lent),
    levels: scheme.levels,
    since: lent?.since ?? held.since,
    validTo: lent?.until ?? held.validTo,
    schemeVersion: version,
    next: describeNextLevel(scheme, facts, earned.rank),
    outlook: ahead,
    keep: ahead === null ? null : keepState(ahead, scheme, at, zone),
    lent: lent === null ? null : { kind: lent.kind, until: lent.until, earned },
    protectedUntil: held.protectedUntil !== null && held.protectedUntil > at ? held.protectedUntil : null,
    invitation: { invitedAt: held.invitedAt, acceptedAt: held.invitationAcceptedAt },
  };
}

const RECENT_MAX = 200;

/** The last level changes of a member, newest first: as many as any page tells of, so that its parts ask for them once. */
export const recentLevelChanges = (db: Db, memberId: string): Promise<LevelChange[]> =>
  levelChangesBefore(db, memberId, null, RECENT_MAX);

/** The level changes of a member, newest first, before the cursor (a change id). */
export const levelHistory = (db: Db, memberId: string, cursor: string | null, limit: number): Promise<LevelChange[]> =>
  levelChangesBefore(db, memberId, cursor, limit);
