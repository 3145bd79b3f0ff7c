import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

// All that a home shows of a member in one statement by hand: no rules, no rounds to the database, no words. Every part
// by the primary key of its table, which begins with the member; orders by their index of time.
const read = statement(
  'bench.home',
  `SELECT json_build_object(
     'member', (SELECT row_to_json(m) FROM "Member" m WHERE m."id" = $1),
     'stats', (SELECT row_to_json(s) FROM "MemberStats" s WHERE s."memberId" = $1),
     'level', (SELECT row_to_json(l) FROM "MemberLevel" l WHERE l."memberId" = $1),
     'accounts', (SELECT json_agg(a) FROM "LedgerAccount" a WHERE a."memberId" = $1),
     'lots', (SELECT json_agg(t) FROM (SELECT "asset", "remaining", "activatesAt", "expiresAt" FROM "LedgerLot" WHERE "memberId" = $1 AND "remaining" > 0) t),
     'lines', (SELECT json_agg(e) FROM (SELECT * FROM "LedgerEntry" WHERE "memberId" = $1 ORDER BY "id" DESC LIMIT 8) e),
     'changes', (SELECT json_agg(c) FROM "LevelChange" c WHERE c."memberId" = $1),
     'orders', (SELECT json_agg(o) FROM (SELECT o.*, (SELECT json_agg(l) FROM "OrderLine" l WHERE l."memberId" = $1 AND l."orderId" = o."id") AS lines
                FROM "Order" o WHERE o."memberId" = $1 ORDER BY o."placedAt" DESC, o."id" DESC LIMIT 3) o),
     'saved', (SELECT sum(l."discount") FROM "Order" o JOIN "OrderLine" l ON l."memberId" = $1 AND l."orderId" = o."id"
               WHERE o."memberId" = $1 AND o."placedAt" >= date_trunc('year', now())),
     'coupons', (SELECT count(*) FROM "Coupon" WHERE "memberId" = $1 AND "state" = 'CLAIMED' AND "endsAt" > now()),
     'unread', (SELECT count(*) FROM "InboxMessage" WHERE "memberId" = $1 AND "readAt" IS NULL),
     'checkIn', (SELECT json_agg(c) FROM (SELECT * FROM "CheckIn" WHERE "memberId" = $1 ORDER BY "day" DESC LIMIT 7) c),
     'tasks', (SELECT json_agg(p) FROM "TaskProgress" p WHERE p."memberId" = $1),
     'closing', (SELECT json_agg(c) FROM "Closing" c WHERE c."memberId" = $1 AND c."state" = 'cooling')) AS home`,
  z.object({ home: z.unknown() }),
);

/** Everything that a member's home shows, read by hand. */
export async function homeByHand(db: Db, memberId: string): Promise<unknown> {
  return (await read(db, [memberId]))[0]?.home;
}
