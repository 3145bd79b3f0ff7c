import 'server-only';
import { writtenAt } from '@/lib/kernel/id';
import { type LevelChange, recentLevelChanges } from '@/lib/levels';
import type { Db } from '@/lib/platform/db';
import { type Climb, decideClimb, describeLastClimb } from './rules/climb';
import { type Shown, shownTo } from './store';

/** What a member was shown last, and the climb that he is to be shown. */
export type Moment = { readonly shown: Shown; readonly climb: Climb | null };

/** What a member was shown and what is still to be celebrated, in two reads by primary key. */
export async function momentOf(db: Db, memberId: string, now: Date): Promise<Moment> {
  const [shown, changes] = await Promise.all([shownTo(db, memberId), recentLevelChanges(db, memberId)]);
  return { shown, climb: decideClimb(changes.map(seen), shown.climb, now) };
}

/** The last climb of a member that still stands, shown or not: to be celebrated again when he asks for it. */
export const lastClimb = async (db: Db, memberId: string): Promise<Climb | null> =>
  describeLastClimb((await recentLevelChanges(db, memberId)).map(seen));

const seen = (change: LevelChange) => ({ ...change, writtenAt: writtenAt(change.id) });
