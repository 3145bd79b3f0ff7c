import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

// Partial index Coupon_due, one range for each batch; the copies that end so soon are sorted by member.
const readEnding = statement(
  'coupons.ending',
  `SELECT c."memberId", count(*)::int AS coupons, min(c."endsAt") AS until
   FROM "CouponBatch" b JOIN "Coupon" c ON c."batchId" = b."id"
   WHERE b."state" <> 'voided' AND c."state" = 'CLAIMED' AND c."startsAt" <= $1 AND c."endsAt" > $1 AND c."endsAt" <= $2
     AND c."memberId" > $3
   GROUP BY c."memberId" ORDER BY c."memberId" LIMIT $4`,
  z.object({ memberId: z.string(), coupons: z.number(), until: z.date() }),
);

/** Members with usable coupons that end by an instant: how many, and the first end; in the order of their ids after the given one. */
export const couponsEnding = (db: Db, now: Date, to: Date, after: string, limit: number) =>
  readEnding(db, [now, to, after, limit]);
