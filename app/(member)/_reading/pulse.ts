import 'server-only';
import { z } from 'zod';
import { walletCounts } from '@/lib/coupons';
import { publicId } from '@/lib/kernel/id';
import { readPassbook } from '@/lib/ledger';
import { boughtBy } from '@/lib/members';
import { inboxBadge } from '@/lib/messaging';
import { query } from '@/lib/platform/query';

/** What the figures of the home page follow from: the last line of the book, what was bought, the wallet, the inbox. */
type Beat = {
  readonly line: string | null;
  readonly purchases: { readonly orders: number; readonly amount: number };
  readonly coupons: number;
  readonly badge: number;
};

/** The beat as a text that differs as soon as one of them does. */
export const stampOf = ({ line, purchases: { orders, amount }, coupons, badge }: Beat): string =>
  [line ?? '', orders, amount, coupons, badge].join(' ');

/** Whether the home page of whoever is signed in is still true: four reads by key, asked for while it is looked at. */
export const pulseQuery = query({
  can: 'self',
  input: z.object({}),
  run: async ({ db, actor, now }): Promise<{ readonly stamp: string }> => {
    const memberId = 'id' in actor ? actor.id : '';
    const [[line], purchases, coupons, badge] = await Promise.all([
      readPassbook(db, memberId, ['points', 'growth'], null, 1),
      boughtBy(db, memberId),
      walletCounts(db, memberId, now),
      inboxBadge(db, memberId, now),
    ]);
    const last = line === undefined ? null : publicId('entry', line.id);
    return { stamp: stampOf({ line: last, purchases, coupons: coupons.usable, badge }) };
  },
});
