const PAID = `"Order" o WHERE o."paidAt" >= $1 AND o."paidAt" < $2`;
const GUEST = `'00000000-0000-0000-0000-000000000000'`;
const LINES = `"OrderLine" l JOIN "Order" o ON o."memberId" = l."memberId" AND o."id" = l."orderId" WHERE l."kind" = 'goods' AND o."paidAt" >= $1 AND o."paidAt" < $2`;
const BACK = `"Refund" r WHERE r."refundedAt" >= $1 AND r."refundedAt" < $2`;
const entries = (asset: string, types: string): string =>
  `"LedgerEntry" e WHERE e."asset" = '${asset}' AND e."type" IN (${types}) AND e."occurredAt" >= $1 AND e."occurredAt" < $2`;
const within = (at: string): string => `${at} >= $1 AND ${at} < $2`;
// Those who had come and not gone by the end, whatever became of them since; a merge that was undone never was.
const THERE = `"Member" m WHERE m."registeredAt" < $2
  AND NOT EXISTS (SELECT 1 FROM "MemberMerge" g WHERE g."absorbedId" = m."id" AND g."splitAt" IS NULL AND g."at" < $2)
  AND NOT EXISTS (SELECT 1 FROM "Closing" c WHERE c."memberId" = m."id" AND c."state" = 'done' AND c."endedAt" < $2 AND m."mergedInto" IS NULL)`;
const GONE = `(SELECT g."at" FROM "MemberMerge" g WHERE g."splitAt" IS NULL UNION ALL
  SELECT c."endedAt" FROM "Closing" c JOIN "Member" m ON m."id" = c."memberId" WHERE c."state" = 'done' AND m."mergedInto" IS NULL) g("at")`;
const FIRSTS = `(SELECT o."memberId", min(o."paidAt") AS "at" FROM "Order" o WHERE o."paidAt" IS NOT NULL AND o."memberId" <> ${GUEST} GROUP BY 1) f`;
const LIVE = `FROM "Member" m LEFT JOIN "MemberStats" s ON s."memberId" = m."id" WHERE m."status" NOT IN ('merged', 'closed') AND $1 < $2`;
const OWED = `FROM "LedgerLot" l WHERE l."asset" = 'points' AND l."remaining" > 0 AND (l."expiresAt" IS NULL OR l."expiresAt" > $3) AND $1 < $2`;

const GOODS = (of: string, as = 'sum'): string => `SELECT ${as}(${of}) FROM ${LINES}`;
const CAME_BACK = (of: string): string =>
  `SELECT sum((l ->> '${of}')::int8) FROM "Refund" r, json_array_elements(r."lines") l WHERE ${within('r."refundedAt"')}`;
// Campaigns as their monitor knows them, one after the other; orders of several count once.
const SPAN = `(SELECT c."code", greatest(c."startsAt", (SELECT min("at") FROM "CampaignStep" s WHERE s."code" = c."code" AND "act" = 'approve')) AS "a",
    least(c."endsAt", (SELECT min("at") FROM "CampaignStep" s WHERE s."code" = c."code" AND "act" = 'end')) AS "z" FROM "Campaign" c
  WHERE EXISTS (SELECT 1 FROM "CampaignStep" s WHERE s."code" = c."code" AND "act" = 'approve')) h`;
const holds = (
  sort: string,
  gate: string,
  at: string,
): string => `EXISTS (SELECT 1 FROM ${SPAN} WHERE ${at} >= h."a" AND ${at} < h."z"
  AND EXISTS (SELECT 1 FROM "CampaignRevision" v JOIN "CampaignStep" s ON s."code" = v."code" AND s."revision" = v."revision" AND s."act" = 'approve',
    jsonb_array_elements(v."parts") g WHERE v."code" = h."code" AND g ->> 'sort' = '${sort}' AND g ->> 'gate' = ${gate}))`;
const COPY = `"Coupon" k WHERE ${holds('batch', 'k."batchId"::text', 'k."issuedAt"')}`;
const ALLOWED = `"BenefitGrant" b WHERE ${holds('benefit', 'b."benefit"', 'b."issuedAt"')}`;
const OFFERED = `"Order" o JOIN "FrozenOrder" f ON f."memberId" = o."memberId" AND f."orderId" = o."id", json_array_elements(f."terms" -> 'offers') t
  WHERE (${holds('offer', `t ->> 'offer'`, `(f."terms" ->> 'quotedAt')::timestamptz`)}
    OR t #>> '{source,coupon}' IN (SELECT k."id"::text FROM ${COPY}) OR t #>> '{source,grant}' IN (SELECT b."id"::text FROM ${ALLOWED}))`;
const THEIRS = `"Order" o WHERE ${within('o."paidAt"')} AND o."id" IN (SELECT o."id" FROM ${OFFERED})`;
const DONE = `"TaskProgress" t WHERE ${holds('task', 't."task"', 't."completedAt"')} AND ${within('t."completedAt"')}`;
const DRAWN = `"GameDraw" d WHERE ${holds('game', 'd."game"', 'd."at"')} AND ${within('d."at"')}`;
const USED_GRANT = `"BenefitUse" u WHERE u."state" = 'used' AND ${within('u."at"')} AND u."grantId" IN (SELECT b."id" FROM ${ALLOWED})`;

/**
 * Every number that is read, once more and in another way: plainly from the rows of whoever owns them, between two instants
 * ($1, $2; $3 is when what stands was read). Nothing here knows of days, cells or sets.
 */
export const RAW_FIGURES: Readonly<Record<string, string>> = {
  members: `SELECT count(*) FROM ${THERE} AND $1 < $2`,
  members_in_period: `SELECT (SELECT count(*) FROM ${THERE} AND $1 < $2) + (SELECT count(*) FROM ${GONE} WHERE ${within('g."at"')})`,
  joined: `SELECT count(*) FROM "Member" m WHERE ${within('m."registeredAt"')}`,
  invited: `SELECT count(*) FROM "Member" m WHERE m."inviterId" IS NOT NULL AND ${within('m."registeredAt"')}`,
  left: `SELECT count(*) FROM ${GONE} WHERE ${within('g."at"')}`,
  active: `SELECT count(DISTINCT a."id") FROM (
    SELECT "memberId", "paidAt" FROM "Order" WHERE "memberId" <> ${GUEST} AND "paidAt" IS NOT NULL
    UNION ALL SELECT "memberId", "at" FROM "BehaviourEvent" UNION ALL SELECT "memberId", "at" FROM "CheckIn"
    UNION ALL SELECT "memberId", "usedAt" FROM "Coupon" WHERE "state" = 'USED'
    UNION ALL SELECT "memberId", "createdAt" FROM "MallOrder" UNION ALL SELECT "memberId", "at" FROM "GameDraw") a("id", "at") WHERE ${within('a."at"')}`,
  orders: `SELECT count(*) FROM ${PAID}`,
  member_orders: `SELECT count(*) FROM ${PAID} AND o."memberId" <> ${GUEST}`,
  amount: `SELECT sum(o."goods") FROM ${PAID}`,
  refunds: `SELECT count(*) FROM ${BACK}`,
  refunded: `SELECT sum(r."goods") FROM ${BACK}`,
  net_amount: `SELECT coalesce((SELECT sum(o."goods") FROM ${PAID}), 0) - coalesce((SELECT sum(r."goods") FROM ${BACK}), 0)`,
  member_net: `SELECT coalesce((SELECT sum(o."goods") FROM ${PAID} AND o."memberId" <> ${GUEST}), 0)
    - coalesce((SELECT sum(r."goods") FROM ${BACK} AND r."memberId" <> ${GUEST}), 0)`,
  freight: `SELECT sum(o."freight") FROM ${PAID}`,
  discount: `SELECT sum(l."discount") FROM ${LINES}`,
  full_price_orders: `SELECT count(*) FROM ${PAID} AND NOT EXISTS (SELECT 1 FROM "OrderLine" l
    WHERE l."memberId" = o."memberId" AND l."orderId" = o."id" AND l."kind" = 'goods' AND l."discount" <> 0)`,
  units: `SELECT sum(l."quantity") FROM ${LINES}`,
  buyers: `SELECT count(DISTINCT o."memberId") FROM ${PAID} AND o."memberId" <> ${GUEST}`,
  new_buyers: `SELECT count(*) FROM ${FIRSTS} WHERE ${within('f."at"')}`,
  level_ups: `SELECT count(*) FROM "LevelChange" c WHERE c."toRank" > c."fromRank" AND ${within('c."at"')}`,
  level_downs: `SELECT count(*) FROM "LevelChange" c WHERE c."toRank" < c."fromRank" AND ${within('c."at"')}`,
  level_kept: `SELECT count(*) FROM "LevelChange" c WHERE c."reason" = 'kept' AND ${within('c."at"')}`,
  level_days: `SELECT sum(greatest(extract(epoch FROM c."at" - m."registeredAt")::int8 / 86400, 0)) FROM "LevelChange" c JOIN "Member" m ON m."id" = c."memberId"
    WHERE c."toRank" > c."fromRank" AND ${within('c."at"')}`,
  growth_gained: `SELECT sum(e."amount") FROM ${entries('growth', `'EARN'`)}`,
  growth_clawed_back: `SELECT sum(e."amount") FROM ${entries('growth', `'CLAWBACK'`)}`,
  points_earned: `SELECT sum(e."amount") FROM ${entries('points', `'EARN'`)}`,
  points_spent: `SELECT sum(CASE e."type" WHEN 'SPEND' THEN e."amount" ELSE -e."amount" END) FROM ${entries('points', `'SPEND', 'SPEND_RETURN'`)}`,
  points_expired: `SELECT sum(-e."direction" * e."amount") FROM ${entries('points', `'EXPIRE'`)}`,
  points_clawed_back: `SELECT sum(e."amount") FROM ${entries('points', `'CLAWBACK'`)}`,
  points_adjusted: `SELECT sum(e."direction" * e."amount") FROM ${entries('points', `'ADJUST'`)}`,
  points_balance: `SELECT sum(e."direction" * e."amount") FROM "LedgerEntry" e WHERE e."asset" = 'points' AND e."occurredAt" < $2 AND $1 < $2`,
  points_owed: `SELECT sum(l."remaining") ${OWED}`,
  owed_lots: `SELECT count(*) ${OWED}`,
  points_owed_by_age: `SELECT sum(l."remaining") ${OWED}`,
  tier_members: `SELECT count(*) ${LIVE}`,
  tier_amount: `SELECT sum(s."amount") ${LIVE}`,
  stage_members: `SELECT count(*) FROM "MemberStanding" t JOIN "Member" m ON m."id" = t."memberId"
    WHERE t."stage" IS NOT NULL AND m."status" NOT IN ('merged', 'closed') AND $1 < $2`,
  coupons_given: `SELECT count(*) FROM "Coupon" k WHERE ${within('k."issuedAt"')}`,
  coupons_claimed: `SELECT count(*) FROM "Coupon" k WHERE k."source" IN ('claim', 'code') AND ${within('k."issuedAt"')}`,
  coupons_used: `SELECT count(*) FROM "Coupon" k WHERE k."state" = 'USED' AND ${within('k."usedAt"')}`,
  coupons_returned: `SELECT (SELECT count(*) FROM "CouponRedemption" d WHERE ${within('d."undoneAt"')})
    + (SELECT count(*) FROM "Refund" r, json_array_elements(r."moved" -> 'coupons') m WHERE m ->> 'to' = 'returned' AND ${within('r."refundedAt"')})`,
  coupons_expired: `SELECT count(*) FROM "Coupon" k WHERE k."state" IN ('CLAIMED', 'EXPIRED') AND ${within('k."endsAt"')} AND k."endsAt" <= $3`,
  coupons_voided: `SELECT count(*) FROM "Coupon" k WHERE k."state" = 'VOIDED' AND ${within('k."voidedAt"')}`,
  benefits_granted: `SELECT count(*) FROM "BenefitGrant" g WHERE ${within('g."issuedAt"')}`,
  benefits_used: `SELECT count(*) FROM "BenefitUse" u WHERE u."state" = 'used' AND ${within('u."at"')}`,
  benefits_returned: `SELECT count(*) FROM "BenefitUse" u WHERE u."state" = 'returned' AND ${within('u."changedAt"')}`,
  benefit_gave: `SELECT sum(u."amount") FROM "BenefitUse" u WHERE u."state" = 'used' AND ${within('u."at"')}`,
  benefit_cost: `SELECT sum(u."cost") FROM "BenefitUse" u WHERE u."state" = 'used' AND ${within('u."at"')}`,
  tasks_done: `SELECT count(*) FROM "TaskProgress" t WHERE ${within('t."claimedAt"')}`,
  check_ins: `SELECT count(*) FROM "CheckIn" c WHERE ${within('c."at"')}`,
  behaviours: `SELECT count(*) FROM "BehaviourEvent" v WHERE ${within('v."at"')}`,
  exchanges: `SELECT count(*) FROM "MallOrder" x WHERE ${within('x."createdAt"')}`,
  exchange_points: `SELECT sum(x."points") FROM "MallOrder" x WHERE ${within('x."createdAt"')}`,
  exchange_cash: `SELECT sum(x."cash") FROM "MallOrder" x WHERE ${within('x."createdAt"')}`,
  exchanges_cancelled: `SELECT count(*) FROM "MallOrder" x WHERE ${within('x."cancelledAt"')}`,
  draws: `SELECT count(*) FROM "GameDraw" d WHERE ${within('d."at"')}`,
  wins: `SELECT count(*) FROM "GameDraw" d WHERE d."prize" IS NOT NULL AND ${within('d."at"')}`,
  friends_brought: `SELECT count(*) FROM "Referral" r WHERE ${within('r."boundAt"')}`,
  friends_rewarded: `SELECT count(*) FROM "Referral" r WHERE r."state" = 'given' AND ${within('r."decidedAt"')}`,
  desk_coupons: `SELECT count(*) FROM "CouponRedemption" d WHERE d."undoneAt" IS NULL AND ${within('d."at"')}`,
  desk_amount: `SELECT sum(d."amount") FROM "CouponRedemption" d WHERE d."undoneAt" IS NULL AND ${within('d."at"')}`,
  goods_orders: GOODS('DISTINCT o."id"', 'count'),
  goods_units: GOODS('l."quantity"'),
  goods_amount: GOODS('l."net"'),
  goods_refunds: `SELECT count(*) FROM ${BACK} AND json_array_length(r."lines") > 0`,
  goods_units_back: CAME_BACK('quantity'),
  goods_refunded: `SELECT sum(r."goods") FROM ${BACK}`,
  goods_net: `SELECT coalesce((${GOODS('l."net"')}), 0) - coalesce((SELECT sum(r."goods") FROM ${BACK}), 0)`,
  goods_net_units: `SELECT coalesce((${GOODS('l."quantity"')}), 0) - coalesce((${CAME_BACK('quantity')}), 0)`,
  campaign_participants: `SELECT count(DISTINCT y."id") FROM (SELECT k."memberId" FROM ${COPY} AND k."source" IN ('claim', 'code') AND ${within('k."issuedAt"')}
    UNION ALL SELECT k."memberId" FROM ${COPY} AND k."state" = 'USED' AND ${within('k."usedAt"')} UNION ALL SELECT u."memberId" FROM ${USED_GRANT}
    UNION ALL SELECT t."memberId" FROM ${DONE} UNION ALL SELECT d."memberId" FROM ${DRAWN} UNION ALL SELECT o."memberId" FROM ${THEIRS}) y("id")`,
  campaign_orders: `SELECT count(*) FROM ${THEIRS}`,
  campaign_amount: `SELECT sum(o."goods") FROM ${THEIRS}`,
  campaign_refunded: `SELECT sum(r."goods") FROM ${BACK} AND r."orderId" IN (SELECT o."id" FROM ${OFFERED})`,
  campaign_net: `SELECT coalesce((SELECT sum(o."goods") FROM ${THEIRS}), 0)
    - coalesce((SELECT sum(r."goods") FROM ${BACK} AND r."orderId" IN (SELECT o."id" FROM ${OFFERED})), 0)`,
  campaign_discount: `SELECT sum(coalesce((t ->> 'freight')::int8, 0)
      + coalesce((SELECT sum((s ->> 'amount')::int8 * (u ->> 'count')::int8) FROM json_array_elements(f."terms" -> 'lines') l,
        json_array_elements(l -> 'units') u, json_array_elements(u -> 'shares') s WHERE s ->> 'offer' = t ->> 'offer'), 0)
      + coalesce((SELECT sum((w ->> 'worth')::int8) FROM json_array_elements(f."terms" -> 'gifts') w WHERE w ->> 'offer' = t ->> 'offer'), 0))
    FROM ${OFFERED} AND ${within('o."paidAt"')}`,
  campaign_coupons: `SELECT count(*) FROM ${COPY} AND ${within('k."issuedAt"')}`,
  campaign_coupons_used: `SELECT count(*) FROM ${COPY} AND k."state" = 'USED' AND ${within('k."usedAt"')}`,
  campaign_benefits: `SELECT count(*) FROM ${ALLOWED} AND ${within('b."issuedAt"')}`,
  campaign_benefits_used: `SELECT count(*) FROM ${USED_GRANT}`,
  campaign_tasks: `SELECT count(*) FROM ${DONE}`,
  campaign_draws: `SELECT count(*) FROM ${DRAWN}`,
  campaign_points: `SELECT sum((i ->> 'amount')::int8) FROM "RewardGift" x, jsonb_array_elements(x."items") i
    WHERE i ->> 'kind' = 'points' AND x."takenAt" IS NULL AND ${within('x."givenAt"')}
      AND (x."sourceType" = 'task' AND ${holds('task', 'x."sourceRef"', 'x."givenAt"')} OR x."sourceType" = 'draw' AND ${holds('game', 'x."sourceRef"', 'x."givenAt"')})`,
  desk_benefits: `SELECT count(*) FROM "BenefitUse" u WHERE u."clerk" IS NOT NULL AND u."state" = 'used' AND ${within('u."at"')}`,
};
