import 'server-only';
import { type Actor, actorLabel } from '@/lib/kernel/actor';
import { localDate } from '@/lib/kernel/day';
import type { Db } from '@/lib/platform/db';
import { program, settingsOf } from '@/lib/platform/program';
import { isOwnAccount } from './own-account';
import { AdjustmentSettings } from './schema';
import { dayOfUse } from './store/use';

/** What somebody should know before he changes a member's book by hand. */
export type AdjustmentTerms = {
  /** The most that is done at once, for this member today. */
  readonly atOnceMax: number;
  readonly threshold: number;
  /** What is left of the actor's day. */
  readonly left: { readonly count: number; readonly amount: number };
  readonly isOwn: boolean;
};

/** The limits of this actor for this member now. */
export async function adjustmentTerms(db: Db, actor: Actor, memberId: string, now: Date): Promise<AdjustmentTerms> {
  const settings = await program(db);
  const { threshold, perStaffDay } = settingsOf(settings, 'adjustments', AdjustmentSettings);
  const day = localDate(now, settings.zone);
  const { all, ofMember } = await dayOfUse(db, actorLabel(actor), day, memberId);
  return {
    atOnceMax: Math.max(0, threshold - ofMember.amount),
    threshold,
    left: { count: Math.max(0, perStaffDay.count - all.count), amount: Math.max(0, perStaffDay.amount - all.amount) },
    isOwn: await isOwnAccount(db, actor, memberId),
  };
}
