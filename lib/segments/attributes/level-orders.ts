import { ordersInLevel } from '@/lib/levels';
import { attribute, type Source } from './attribute';

const inLevel: Source<number> = {
  code: 'level.orders',
  load: (db, ids, { now }) => ordersInLevel(db, ids, now),
};

/**
 * Orders that were paid since the present level began, without those of which nothing is left: 0 to 2 are the first three
 * orders of a level (S3-7.4). The order that reached it came before it.
 */
export const memberLevelOrders = attribute({
  code: 'member.level_orders',
  group: 'level',
  kind: 'number',
  cost: 3,
  source: inLevel,
  // The view MemberPurchase over Order: of one member by the first column of its primary key.
  sql(w) {
    const level = w.row('MemberLevel');
    return `CASE WHEN ${level}."memberId" IS NOT NULL THEN (SELECT count(*) FROM "MemberPurchase" x
      WHERE x."memberId" = ${level}."memberId" AND x."paidAt" > ${level}."since" AND x."paidAt" <= ${w.now()}) END`;
  },
  read: (orders) => orders ?? null,
});
