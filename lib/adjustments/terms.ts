import 'server-only';
import { type Actor, actorLabel } from '@/lib/kernel/actor';
import { localDate } from '@/lib/kernel/day';
import type { Asset } from '@/lib/ledger';
import type { Db } from '@/lib/platform/db';
import { program, settingsOf } from '@/lib/platform/program';
import { isOwnAccount } from './own-account';
import { adjustmentsSection } from './schema';
import { dayOfUse } from './store/use';

/** What is left of the limits for one asset of one member today. */
export type AssetTerms = {
  /** The most that is done at once, for this member today. */
  readonly atOnceMax: number;
  /** What is left of the actor's day. */
  readonly left: { readonly count: number; readonly amount: number };
};

/** What somebody should know before he changes a member's book by hand. */
export type AdjustmentTerms = {
  readonly threshold: number;
  readonly isOwn: boolean;
  readonly points: AssetTerms;
  readonly growth: AssetTerms;
};

/** The limits of this actor for this member now. */
export async function adjustmentTerms(db: Db, actor: Actor, memberId: string, now: Date): Promise<AdjustmentTerms> {
  const settings = await program(db);
  const { threshold, perStaffDay } = settingsOf(settings, adjustmentsSection);
  const day = localDate(now, settings.zone);
  const left = async (asset: Asset): Promise<AssetTerms> => {
    const { all, ofMember } = await dayOfUse(db, { actor: actorLabel(actor), asset, day }, memberId);
    return {
      atOnceMax: Math.max(0, threshold - ofMember.amount),
      left: { count: Math.max(0, perStaffDay.count - all.count), amount: Math.max(0, perStaffDay.amount - all.amount) },
    };
  };
  const [points, growth, isOwn] = await Promise.all([
    left('points'),
    left('growth'),
    isOwnAccount(db, actor, memberId),
  ]);
  return { threshold, isOwn, points, growth };
}
