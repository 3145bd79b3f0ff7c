import type { Gathering } from './sources';
import type { Spread } from './spread';
import { within } from './within';

// Half-open, from the start or the first approval, whichever came later, to the end or to being ended (decision 076). Some
// hundreds of campaigns; steps by (code, at), revisions by primary key.
const HELD = `SELECT c."code", greatest(c."startsAt", a."at") AS "from", least(c."endsAt", e."at") AS "to" FROM "Campaign" c
  CROSS JOIN LATERAL (SELECT min(s."at") AS "at" FROM "CampaignStep" s WHERE s."code" = c."code" AND s."act" = 'approve') a
  CROSS JOIN LATERAL (SELECT min(s."at") AS "at" FROM "CampaignStep" s WHERE s."code" = c."code" AND s."act" = 'end') e
  WHERE a."at" IS NOT NULL AND c."endsAt" IS NOT NULL AND c."startsAt" < $2 AND greatest(c."startsAt", a."at") < least(c."endsAt", e."at")`;

/** Every part that a campaign ever held, as its own context calls it, with the time in which what it gave is the campaign's. */
const PINNED = `"pinned" AS MATERIALIZED (SELECT DISTINCT h."code", h."from", h."to", g ->> 'sort' AS "sort", g ->> 'gate' AS "gate"
  FROM (${HELD}) h JOIN "CampaignStep" s ON s."code" = h."code" AND s."act" = 'approve'
  JOIN "CampaignRevision" r ON r."code" = s."code" AND r."revision" = s."revision" CROSS JOIN LATERAL jsonb_array_elements(r."parts") g)`;

/** A condition that a part `g` of a sort, called so, gave at an instant. */
const gaveAt = (sort: string, gate: string, at: string): string =>
  `g."sort" = '${sort}' AND g."gate" = ${gate} AND ${at} >= g."from" AND ${at} < g."to"`;

// Whether an offer `t` of an order was given by a part: quoted in its time, or by one of its copies or grants.
const BY_PART = `(${gaveAt('offer', 't."offer"', 't."quotedAt"')}
  OR g."sort" = 'batch' AND t."coupon" IS NOT NULL AND EXISTS (SELECT 1 FROM "Coupon" k WHERE k."memberId" = o."memberId"
    AND k."id" = t."coupon"::uuid AND ${gaveAt('batch', 'k."batchId"::text', 'k."issuedAt"')})
  OR g."sort" = 'benefit' AND t."grant" IS NOT NULL AND EXISTS (SELECT 1 FROM "BenefitGrant" b WHERE b."memberId" = o."memberId"
    AND b."id" = t."grant"::uuid AND ${gaveAt('benefit', 'b."benefit"', 'b."issuedAt"')}))`;

/** The campaigns of an order `o` with frozen terms `f`, and all of them together once: which of its offers were theirs. */
const OF_ORDER = `CROSS JOIN LATERAL (
    WITH t AS MATERIALIZED (SELECT e ->> 'offer' AS "offer", (f."terms" ->> 'quotedAt')::timestamptz AS "quotedAt",
      e #>> '{source,coupon}' AS "coupon", e #>> '{source,grant}' AS "grant", coalesce((e ->> 'freight')::int8, 0) AS "freight"
      FROM json_array_elements(f."terms" -> 'offers') e)
    SELECT 'campaign' AS "dim", h."code" AS "subject", array_agg(t."offer") AS "mine", sum(t."freight")::int8 AS "freight"
      FROM t JOIN (SELECT DISTINCT "code" FROM "pinned") h ON EXISTS (SELECT 1 FROM "pinned" g WHERE g."code" = h."code" AND ${BY_PART}) GROUP BY 2
    UNION ALL SELECT '', '', array_agg(t."offer"), sum(t."freight")::int8 FROM t
      WHERE EXISTS (SELECT 1 FROM "pinned" g WHERE ${BY_PART}) HAVING count(*) > 0) m`;

// What its offers took off the goods and the freight of an order, and what they gave along, as it was paid.
const GAVE = `CROSS JOIN LATERAL (SELECT m."freight"
    + coalesce((SELECT sum((s ->> 'amount')::int8 * (u ->> 'count')::int8) FROM json_array_elements(f."terms" -> 'lines') l
        CROSS JOIN LATERAL json_array_elements(l -> 'units') u CROSS JOIN LATERAL json_array_elements(u -> 'shares') s
        WHERE s ->> 'offer' = ANY(m."mine")), 0)::int8
    + coalesce((SELECT sum((w ->> 'worth')::int8) FROM json_array_elements(f."terms" -> 'gifts') w WHERE w ->> 'offer' = ANY(m."mine")), 0)::int8 AS "gave") d`;

const FROZEN = `JOIN "FrozenOrder" f ON f."memberId" = o."memberId" AND f."orderId" = o."id"`;

const SHAPE = {
  dims: ['campaign'],
  rows: (only: string) => `SELECT 1 AS "one" WHERE ${only}`,
  narrowed: (dim: string, key: string) => `p."dim" = ${dim} AND p."subject" = ${key}`,
} as const;

/** Paid orders by the campaigns that they belong to. Index Order_paid; frozen terms, copies and grants by primary keys. */
const orders: Spread = {
  ...SHAPE,
  code: 'campaign_orders',
  place: 'own',
  facts: `WITH ${PINNED} SELECT o."paidAt" AS "at", o."memberId", o."storeCode" AS "store", o."channel", o."goods", d."gave", m."dim", m."subject"
   FROM "Order" o ${FROZEN} ${OF_ORDER} ${GAVE} WHERE ${within('o."paidAt"')} AND EXISTS (SELECT 1 FROM "pinned")`,
  counts: [
    { what: 'campaign.orders', times: '1', amount: 'p."goods"' },
    { what: 'campaign.discount', times: '(p."gave" > 0)::int', amount: 'p."gave"' },
  ],
};

/** What came back of such orders, on the day it came back. Index on refundedAt; the rest as above. */
const refunds: Spread = {
  ...SHAPE,
  code: 'campaign_refunds',
  place: 'own',
  facts: `WITH ${PINNED} SELECT r."refundedAt" AS "at", o."memberId", o."storeCode" AS "store", o."channel", r."goods", m."dim", m."subject"
   FROM "Refund" r JOIN "Order" o ON o."memberId" = r."memberId" AND o."id" = r."orderId" ${FROZEN} ${OF_ORDER}
   WHERE ${within('r."refundedAt"')} AND EXISTS (SELECT 1 FROM "pinned")`,
  counts: [{ what: 'campaign.refunded', times: '1', amount: 'p."goods"' }],
};

const POINTS = `(SELECT sum((i ->> 'amount')::int8)::int8 FROM jsonb_array_elements(x."items") i WHERE i ->> 'kind' = 'points')`;

// What parts gave and what was done with it: index on issuedAt and usedAt of copies, block ranges of grants and gifts, a
// scan of tasks, index on at of draws; a part gives for one campaign at a time.
const DEEDS = `SELECT k."issuedAt" AS "at", k."memberId", g."code", CASE WHEN k."source" IN ('claim', 'code') THEN 'claimed' ELSE 'given' END AS "deed", 0::int8 AS "amount"
     FROM "Coupon" k JOIN "pinned" g ON ${gaveAt('batch', 'k."batchId"::text', 'k."issuedAt"')} WHERE ${within('k."issuedAt"')}
   UNION ALL SELECT k."usedAt", k."memberId", g."code", 'used', 0 FROM "Coupon" k JOIN "pinned" g ON ${gaveAt('batch', 'k."batchId"::text', 'k."issuedAt"')}
     WHERE k."state" = 'USED' AND ${within('k."usedAt"')}
   UNION ALL SELECT b."issuedAt", b."memberId", g."code", 'granted', 0 FROM "BenefitGrant" b
     JOIN "pinned" g ON ${gaveAt('benefit', 'b."benefit"', 'b."issuedAt"')} WHERE ${within('b."issuedAt"')}
   UNION ALL SELECT u."at", u."memberId", g."code", 'benefit_used', 0 FROM "BenefitUse" u
     JOIN "BenefitGrant" b ON b."memberId" = u."memberId" AND b."id" = u."grantId"
     JOIN "pinned" g ON ${gaveAt('benefit', 'b."benefit"', 'b."issuedAt"')} WHERE u."state" = 'used' AND ${within('u."at"')}
   UNION ALL SELECT t."completedAt", t."memberId", g."code", 'done', 0 FROM "TaskProgress" t
     JOIN "pinned" g ON ${gaveAt('task', 't."task"', 't."completedAt"')} WHERE ${within('t."completedAt"')}
   UNION ALL SELECT d."at", d."memberId", g."code", 'drawn', 0 FROM "GameDraw" d
     JOIN "pinned" g ON ${gaveAt('game', 'd."game"', 'd."at"')} WHERE ${within('d."at"')}
   UNION ALL SELECT x."givenAt", x."memberId", g."code", 'points', ${POINTS} FROM "RewardGift" x
     JOIN "pinned" g ON (x."sourceType" = 'task' AND ${gaveAt('task', 'x."sourceRef"', 'x."givenAt"')}
       OR x."sourceType" = 'draw' AND ${gaveAt('game', 'x."sourceRef"', 'x."givenAt"')})
     WHERE x."takenAt" IS NULL AND ${within('x."givenAt"')} AND ${POINTS} > 0`;

const ofDeed = (...deeds: readonly string[]): string =>
  `(p."deed" IN (${deeds.map((one) => `'${one}'`).join(', ')}))::int`;

/** What campaigns gave beside their offers, by campaign. Indexes as above. */
const deeds: Spread = {
  ...SHAPE,
  code: 'campaign_deeds',
  place: 'home',
  facts: `WITH ${PINNED} SELECT y."at", y."memberId", y."deed", y."amount", v."dim", v."subject" FROM (${DEEDS}) y
   CROSS JOIN LATERAL (VALUES ('', ''), ('campaign', y."code")) v("dim", "subject")`,
  counts: [
    { what: 'campaign.coupons', times: ofDeed('given', 'claimed') },
    { what: 'campaign.coupons_used', times: ofDeed('used') },
    { what: 'campaign.benefits', times: ofDeed('granted') },
    { what: 'campaign.benefits_used', times: ofDeed('benefit_used') },
    { what: 'campaign.tasks', times: ofDeed('done') },
    { what: 'campaign.draws', times: ofDeed('drawn') },
    { what: 'campaign.points', times: ofDeed('points'), amount: `${ofDeed('points')} * p."amount"` },
  ],
};

/** What is counted of campaigns. */
export const CAMPAIGNS: readonly Spread[] = [orders, refunds, deeds];

/** Who took part in a campaign by something he did himself, wherever he joined. Indexes as above. */
export const PARTICIPANTS: Gathering = {
  code: 'participants',
  place: 'home',
  dim: 'campaign',
  facts: `WITH ${PINNED} SELECT y."at", y."memberId", y."code" AS "subject" FROM (${DEEDS}) y WHERE y."deed" NOT IN ('given', 'granted', 'points')
   UNION ALL SELECT o."paidAt", o."memberId", m."subject" FROM "Order" o ${FROZEN} ${OF_ORDER}
     WHERE m."dim" = 'campaign' AND ${within('o."paidAt"')} AND EXISTS (SELECT 1 FROM "pinned")`,
};
