import type { Db } from '@/lib/platform/db';
import { type CopyView, copyViews } from './queries';
import { copiesByIds } from './store/copies';
import { type RedemptionRow, redemptionsBy, redemptionsOfStore } from './store/redemptions';

/** A redemption with the copy as it is now; null when it stands elsewhere since members were merged. */
export type RedemptionView = { readonly redemption: RedemptionRow; readonly view: CopyView | null };

/** Whose redemptions are asked for, or those of which store, in [from, to), newest first. */
export type RedeemedAsked = Parameters<typeof redemptionsBy>[1] | Parameters<typeof redemptionsOfStore>[1];

/** What somebody, or all desks of a store, redeemed, each with its copy and terms: in four statements, however many they are. */
export async function redeemedBy(db: Db, asked: RedeemedAsked, now: Date): Promise<RedemptionView[]> {
  const rows = await ('store' in asked ? redemptionsOfStore(db, asked) : redemptionsBy(db, asked));
  const views = new Map((await copyViews(db, await copiesByIds(db, rows), now)).map((view) => [view.copy.id, view]));
  return rows.map((redemption) => ({ redemption, view: views.get(redemption.couponId) ?? null }));
}
