import 'server-only';
import { couponWallet } from '@/lib/coupons';
import type { Db } from '@/lib/platform/db';

/** How many coupons of a member may be used now, and the one that can save most; null for none. */
export type BestCoupon = {
  readonly count: number;
  readonly name: { readonly zh: string; readonly en: string } | null;
};

/** Reads both from the wallet: one page of one coupon. */
export async function bestCoupon(db: Db, memberId: string, now: Date): Promise<BestCoupon> {
  const asked = { tab: 'usable', order: 'worth', q: '', cursor: null, limit: 1, now } as const;
  const { counts, copies } = await couponWallet(db, memberId, asked);
  return { count: counts.usable, name: copies[0]?.terms.name ?? null };
}
