import 'server-only';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { describeNextLevel, type NextLevel } from './rules/next-level';
import type { Level } from './schema';
import { heldLevels, type LevelChange, levelChanges, levelSchemes, schemeAt } from './store';

/** A member's level with what leads to the next one. */
export type LevelStanding = {
  readonly level: Level;
  readonly levels: readonly Level[];
  readonly since: Date;
  readonly validTo: Date | null;
  readonly schemeVersion: number;
  readonly next: NextLevel | null;
};

/** Where a member stands at the instant, with the gap to the next level computed from its rule. */
export async function levelStanding(
  db: Db,
  memberId: string,
  purchases: { readonly orders: number; readonly amount: number },
  at: Date,
): Promise<LevelStanding | null> {
  const [held] = await heldLevels(db, [memberId]);
  if (held === undefined) return null;
  const { version, scheme } = schemeAt(await levelSchemes(db, await program(db)), at);
  const level = scheme.levels.find(({ code }) => code === held.code) ?? scheme.levels[0];
  if (level === undefined) return null;
  const facts = { ...purchases, invited: held.invitationAcceptedAt !== null };
  return {
    level,
    levels: scheme.levels,
    since: held.since,
    validTo: held.validTo,
    schemeVersion: version,
    next: describeNextLevel(scheme, facts, held.rank),
  };
}

/** The level changes of a member, newest first, before the cursor (a change id). */
export async function levelHistory(
  db: Db,
  memberId: string,
  cursor: string | null,
  limit: number,
): Promise<LevelChange[]> {
  const changes = await levelChanges(db, [memberId]);
  return changes
    .reverse()
    .filter(({ id }) => cursor === null || id < cursor)
    .slice(0, limit);
}
