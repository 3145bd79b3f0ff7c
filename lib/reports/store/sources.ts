import { NO_MEMBER } from '@/lib/kernel/id';
import type { Dimension } from '../rules/metric';
import { PARTICIPANTS } from './campaigns';
import { within } from './within';

/** One thing that is counted of a source's facts: under which word, how often, how much, how many pieces (SQL over the fact `p`). */
export type Counted = {
  readonly what: string;
  readonly times: string;
  readonly amount?: string;
  readonly units?: string;
};

/**
 * Where facts come from: rows of the context that owns them, read as they stand, between two instants ($1, $2; $3 is the
 * zone). A fact has `at` and `memberId`, and where it knows them itself `store`, `channel`, `level` and `subject`.
 */
export type Source = {
  readonly code: string;
  /** Whose store and channel count: those of the fact, or those the member joined by. */
  readonly place: 'own' | 'home';
  readonly facts: string;
  readonly counts: readonly Counted[];
};

// The level before a change, as the history tells it in its own order; primary key (memberId, id).
const BEFORE = `(SELECT b."toCode" FROM "LevelChange" b WHERE b."memberId" = c."memberId" AND (b."at", b."id") < (c."at", c."id")
   ORDER BY b."at" DESC, b."id" DESC LIMIT 1)`;
// Who left: by a merge that stands, or by closing the account.
const LEFT = `SELECT g."at", g."absorbedId" AS "memberId", 'merged' AS "subject" FROM "MemberMerge" g WHERE g."splitAt" IS NULL AND ${within('g."at"')}
   UNION ALL SELECT g."endedAt", g."memberId", 'closed' FROM "Closing" g JOIN "Member" m ON m."id" = g."memberId" AND m."mergedInto" IS NULL
     WHERE g."state" = 'done' AND ${within('g."endedAt"')}`;

/** Registering and leaving (S0-6.4, S1-2.3). Index on registeredAt; merges and closings are few. */
const members: Source = {
  code: 'members',
  place: 'home',
  facts: `SELECT m."registeredAt" AS "at", m."id" AS "memberId", '' AS "subject", 1 AS "joined", (m."inviterId" IS NOT NULL)::int AS "invited", 0 AS "left"
     FROM "Member" m WHERE ${within('m."registeredAt"')}
   UNION ALL SELECT l."at", l."memberId", l."subject", 0, 0, 1 FROM (${LEFT}) l`,
  counts: [
    { what: 'member.joined', times: 'p."joined"' },
    { what: 'member.invited', times: 'p."invited"' },
    { what: 'member.left', times: 'p."left"' },
  ],
};

/** Changes of level, and how many members each level gains and loses by them and by who leaves (S2-5.2). Index on at. */
const levels: Source = {
  code: 'levels',
  place: 'home',
  facts: `WITH "change" AS (
     SELECT c."at", c."memberId", c."toCode", c."fromRank", c."toRank", c."reason", ${BEFORE} AS "before",
       floor(extract(epoch FROM c."at" - m."registeredAt") / 86400)::int8 AS "days"
     FROM "LevelChange" c JOIN "Member" m ON m."id" = c."memberId" WHERE ${within('c."at"')})
   SELECT "at", "memberId", "toCode" AS "level", coalesce("before", '') AS "subject", ("before" IS DISTINCT FROM "toCode")::int AS "held",
     ("toRank" > "fromRank")::int AS "up", ("toRank" < "fromRank")::int AS "down", ("reason" = 'kept')::int AS "kept", greatest("days", 0) AS "days", 0 AS "left" FROM "change"
   UNION ALL SELECT "at", "memberId", "before", "toCode", -1, 0, 0, 0, 0, 1 FROM "change" WHERE "before" <> "toCode"
   UNION ALL SELECT l."at", l."memberId", NULL, l."subject", -1, 0, 0, 0, 0, 1 FROM (${LEFT}) l`,
  counts: [
    { what: 'level.members', times: 'p."held"' },
    { what: 'level.left', times: 'p."left"' },
    { what: 'level.up', times: 'p."up"', amount: 'p."up" * p."days"' },
    { what: 'level.down', times: 'p."down"' },
    { what: 'level.kept', times: 'p."kept"' },
  ],
};

// The first order that the member paid; index on (memberId, placedAt, id).
const IS_FIRST = `(o."memberId" <> '${NO_MEMBER}' AND NOT EXISTS (SELECT 1 FROM "Order" e WHERE e."memberId" = o."memberId"
   AND e."paidAt" IS NOT NULL AND (e."paidAt", e."id") < (o."paidAt", o."id")))`;

/** Paid orders with their goods (S0-6.4). Index Order_paid; lines by primary key. */
const orders: Source = {
  code: 'orders',
  place: 'own',
  facts: `SELECT o."paidAt" AS "at", o."memberId", o."storeCode" AS "store", o."channel", '' AS "subject", o."goods", o."freight",
     l."units", l."discount", (o."memberId" <> '${NO_MEMBER}')::int AS "ofMember", ${IS_FIRST}::int AS "first"
   FROM "Order" o CROSS JOIN LATERAL (
     SELECT coalesce(sum(n."quantity"), 0)::int8 AS "units", coalesce(sum(n."discount"), 0)::int8 AS "discount"
     FROM "OrderLine" n WHERE n."memberId" = o."memberId" AND n."orderId" = o."id" AND n."kind" = 'goods') l
   WHERE ${within('o."paidAt"')}`,
  counts: [
    { what: 'order.paid', times: '1', amount: 'p."goods"' },
    { what: 'order.member', times: 'p."ofMember"', amount: 'p."ofMember" * p."goods"' },
    { what: 'order.first', times: 'p."first"', amount: 'p."first" * p."goods"' },
    { what: 'order.full_price', times: '(p."discount" = 0)::int', amount: '(p."discount" = 0)::int * p."goods"' },
    { what: 'order.discount', times: '(p."discount" <> 0)::int', amount: 'p."discount"' },
    { what: 'order.units', times: 'p."units"' },
    { what: 'order.freight', times: '(p."freight" > 0)::int', amount: 'p."freight"' },
  ],
};

/** What came back, on the day it came back and where it was bought (4.D). Index on refundedAt. */
const refunds: Source = {
  code: 'refunds',
  place: 'own',
  facts: `SELECT r."refundedAt" AS "at", r."memberId", o."storeCode" AS "store", o."channel", '' AS "subject", r."goods",
     (r."memberId" <> '${NO_MEMBER}')::int AS "ofMember"
   FROM "Refund" r JOIN "Order" o ON o."memberId" = r."memberId" AND o."id" = r."orderId" WHERE ${within('r."refundedAt"')}`,
  counts: [
    { what: 'order.refunded', times: '1', amount: 'p."goods"' },
    { what: 'order.member_refunded', times: 'p."ofMember"', amount: 'p."ofMember" * p."goods"' },
  ],
};

const TYPES = `ARRAY['EARN', 'SPEND', 'SPEND_RETURN', 'CLAWBACK', 'WAIVED', 'EXPIRE', 'ADJUST', 'TRANSFER', 'MERGE']`;
const entriesOf = (asset: 'points' | 'growth'): string =>
  `SELECT e."occurredAt" AS "at", e."memberId", e."sourceType" AS "subject", e."type", e."amount", e."direction"
   FROM "LedgerEntry" e WHERE e."asset" = '${asset}' AND e."type" = ANY(${TYPES}) AND ${within('e."occurredAt"')}`;
const ofType = (type: string): string => `(p."type" = '${type}')::int`;

/** What an entry of a type moved: to the account where it is a credit, from it where it is not. */
const moved = (what: string, type: string, sign: 1 | -1): Counted => ({
  what,
  times: ofType(type),
  amount: `${ofType(type)} * ${sign} * p."direction" * p."amount"`,
});

/** Every movement of points by its source (S0-6.4, N6). Index on (asset, type, occurredAt, id). */
const points: Source = {
  code: 'points',
  place: 'home',
  facts: entriesOf('points'),
  counts: [
    moved('points.earned', 'EARN', 1),
    moved('points.spent', 'SPEND', -1),
    moved('points.returned', 'SPEND_RETURN', 1),
    moved('points.clawed_back', 'CLAWBACK', -1),
    moved('points.expired', 'EXPIRE', -1),
    moved('points.adjusted', 'ADJUST', 1),
    { what: 'points.net', times: '1', amount: 'p."direction" * p."amount"' },
  ],
};

/** Growth gained and taken back (S2-5.2). The same index. */
const growth: Source = {
  code: 'growth',
  place: 'home',
  facts: entriesOf('growth'),
  counts: [moved('growth.gained', 'EARN', 1), moved('growth.clawed_back', 'CLAWBACK', -1)],
};

// Copies that a refund gave back, of the orders that came back.
const RETURNED = `SELECT r."refundedAt" AS "at", r."memberId", k."batchId" FROM "Refund" r
   CROSS JOIN LATERAL jsonb_array_elements((r."moved" -> 'coupons')::jsonb) m
   JOIN "Coupon" k ON k."memberId" = r."memberId" AND k."id" = (m ->> 'couponId')::uuid
   WHERE m ->> 'to' = 'returned' AND ${within('r."refundedAt"')}`;

/** Copies of coupons by their batch (S0-6.4). Indexes on usedAt and issuedAt; what ended is a scan of copies. */
const coupons: Source = {
  code: 'coupons',
  place: 'home',
  facts: `SELECT k."issuedAt" AS "at", k."memberId", k."batchId"::text AS "subject", 'given' AS "deed", k."source" FROM "Coupon" k WHERE ${within('k."issuedAt"')}
   UNION ALL SELECT k."usedAt", k."memberId", k."batchId"::text, 'used', '' FROM "Coupon" k WHERE k."state" = 'USED' AND ${within('k."usedAt"')}
   UNION ALL SELECT k."endsAt", k."memberId", k."batchId"::text, 'ended', '' FROM "Coupon" k
     WHERE k."state" IN ('CLAIMED', 'EXPIRED') AND ${within('k."endsAt"')}
   UNION ALL SELECT k."voidedAt", k."memberId", k."batchId"::text, 'voided', '' FROM "Coupon" k WHERE k."state" = 'VOIDED' AND ${within('k."voidedAt"')}
   UNION ALL SELECT b."at", b."memberId", b."batchId"::text, 'returned', '' FROM (${RETURNED}) b
   UNION ALL SELECT d."undoneAt", d."memberId", d."batchId"::text, 'returned', '' FROM "CouponRedemption" d WHERE ${within('d."undoneAt"')}`,
  counts: [
    { what: 'coupon.given', times: `(p."deed" = 'given')::int` },
    { what: 'coupon.claimed', times: `(p."deed" = 'given' AND p."source" IN ('claim', 'code'))::int` },
    { what: 'coupon.used', times: `(p."deed" = 'used')::int` },
    { what: 'coupon.returned', times: `(p."deed" = 'returned')::int` },
    { what: 'coupon.expired', times: `(p."deed" = 'ended')::int` },
    { what: 'coupon.voided', times: `(p."deed" = 'voided')::int` },
  ],
};

/** Grants and uses of benefits (S2-5.2). Index on issuedAt; a scan of uses, which are few beside orders. */
const benefits: Source = {
  code: 'benefits',
  place: 'home',
  facts: `SELECT g."issuedAt" AS "at", g."memberId", g."benefit" AS "subject", 1 AS "granted", 0 AS "used", 0 AS "returned", 0::int8 AS "gave", 0::int8 AS "cost"
     FROM "BenefitGrant" g WHERE ${within('g."issuedAt"')}
   UNION ALL SELECT u."at", u."memberId", u."benefit", 0, 1, 0, u."amount", u."cost" FROM "BenefitUse" u WHERE u."state" = 'used' AND ${within('u."at"')}
   UNION ALL SELECT u."changedAt", u."memberId", u."benefit", 0, 0, 1, 0, 0 FROM "BenefitUse" u WHERE u."state" = 'returned' AND ${within('u."changedAt"')}`,
  counts: [
    { what: 'benefit.granted', times: 'p."granted"' },
    { what: 'benefit.used', times: 'p."used"', amount: 'p."gave"' },
    { what: 'benefit.cost', times: 'p."used"', amount: 'p."cost"' },
    { what: 'benefit.returned', times: 'p."returned"' },
  ],
};

/** Tasks done and days checked in (S2-5.2). A scan of tasks; index on at of check-ins. */
const tasks: Source = {
  code: 'tasks',
  place: 'home',
  facts: `SELECT t."claimedAt" AS "at", t."memberId", t."task" AS "subject", 1 AS "done", 0 AS "checked" FROM "TaskProgress" t WHERE ${within('t."claimedAt"')}
   UNION ALL SELECT c."at", c."memberId", '', 0, 1 FROM "CheckIn" c WHERE ${within('c."at"')}`,
  counts: [
    { what: 'task.done', times: 'p."done"' },
    { what: 'check_in', times: 'p."checked"' },
  ],
};

/** Exchanges in the points mall by item. A scan of exchanges. */
const mall: Source = {
  code: 'mall',
  place: 'home',
  facts: `SELECT x."createdAt" AS "at", x."memberId", x."item" AS "subject", 1 AS "made", 0 AS "cancelled", x."points"::int8 AS "points", x."cash"::int8 AS "cash"
     FROM "MallOrder" x WHERE ${within('x."createdAt"')}
   UNION ALL SELECT x."cancelledAt", x."memberId", x."item", 0, 1, x."points", x."cash" FROM "MallOrder" x WHERE ${within('x."cancelledAt"')}`,
  counts: [
    { what: 'mall.exchanged', times: 'p."made"', amount: 'p."made" * p."points"' },
    { what: 'mall.cash', times: '(p."made" = 1 AND p."cash" > 0)::int', amount: 'p."made" * p."cash"' },
    { what: 'mall.cancelled', times: 'p."cancelled"', amount: 'p."cancelled" * p."points"' },
  ],
};

/** Draws of games by game. Index on at. */
const games: Source = {
  code: 'games',
  place: 'home',
  facts: `SELECT d."at", d."memberId", d."game" AS "subject", (d."prize" IS NOT NULL)::int AS "won" FROM "GameDraw" d WHERE ${within('d."at"')}`,
  counts: [
    { what: 'game.drawn', times: '1' },
    { what: 'game.won', times: 'p."won"' },
  ],
};

/** Friends who were brought, and those whose reward was given (4.L). Index on boundAt; the rest is a scan. */
const referral: Source = {
  code: 'referral',
  place: 'home',
  facts: `SELECT r."boundAt" AS "at", r."memberId", '' AS "subject", 1 AS "bound", 0 AS "given", 0::int8 AS "amount" FROM "Referral" r WHERE ${within('r."boundAt"')}
   UNION ALL SELECT r."decidedAt", r."memberId", '', 0, 1, r."amount" FROM "Referral" r WHERE r."state" = 'given' AND ${within('r."decidedAt"')}`,
  counts: [
    { what: 'referral.bound', times: 'p."bound"' },
    { what: 'referral.given', times: 'p."given"', amount: 'p."amount"' },
  ],
};

/** What stores redeemed, by whoever served (S0-4.4). Scans of redemptions, and of uses that name a clerk by their index. */
const desk: Source = {
  code: 'desk',
  place: 'own',
  facts: `SELECT d."at", d."memberId", d."storeCode" AS "store", NULL AS "channel", coalesce(d."clerk", '') AS "subject", 1 AS "coupons", 0 AS "benefits", coalesce(d."amount", 0) AS "amount"
     FROM "CouponRedemption" d WHERE d."undoneAt" IS NULL AND ${within('d."at"')}
   UNION ALL SELECT u."at", u."memberId", u."storeCode", u."channel", u."clerk", 0, 1, 0 FROM "BenefitUse" u
     WHERE u."clerk" IS NOT NULL AND u."state" = 'used' AND ${within('u."at"')}`,
  counts: [
    { what: 'desk.coupons', times: 'p."coupons"', amount: 'p."amount"' },
    { what: 'desk.benefits', times: 'p."benefits"' },
  ],
};

/** What members did beside buying, by its kind (S2-5.2). Index on at. */
const behaviours: Source = {
  code: 'behaviours',
  place: 'home',
  facts: `SELECT v."at", v."memberId", v."type" AS "subject" FROM "BehaviourEvent" v WHERE ${within('v."at"')}`,
  counts: [{ what: 'behaviour', times: '1' }],
};

/** Everything that is counted, each by its own source. */
export const SOURCES: readonly Source[] = [
  members,
  levels,
  orders,
  refunds,
  points,
  growth,
  coupons,
  benefits,
  tasks,
  mall,
  games,
  referral,
  desk,
  behaviours,
];

/**
 * Whom a set holds: members of the facts of a source, wherever the fact or the member belongs; with a dimension also by
 * the subjects of its facts.
 */
export type Gathering = Pick<Source, 'code' | 'place' | 'facts'> & { readonly dim?: Dimension };

const BUYS = `SELECT o."paidAt" AS "at", o."memberId", o."storeCode" AS "store", o."channel", '' AS "subject" FROM "Order" o
   WHERE o."memberId" <> '${NO_MEMBER}' AND ${within('o."paidAt"')}`;

/** Who bought, who bought for the first time, and who did anything at all. Indexes as above. */
export const GATHERINGS: readonly Gathering[] = [
  { code: 'buyers', place: 'own', facts: BUYS },
  { code: 'first_buyers', place: 'own', facts: `${BUYS} AND ${IS_FIRST}` },
  {
    code: 'active',
    place: 'home',
    facts: `SELECT b."at", b."memberId", '' AS "subject" FROM (${BUYS}) b
     UNION ALL SELECT v."at", v."memberId", '' FROM "BehaviourEvent" v WHERE ${within('v."at"')}
     UNION ALL SELECT c."at", c."memberId", '' FROM "CheckIn" c WHERE ${within('c."at"')}
     UNION ALL SELECT k."usedAt", k."memberId", '' FROM "Coupon" k WHERE k."state" = 'USED' AND ${within('k."usedAt"')}
     UNION ALL SELECT x."createdAt", x."memberId", '' FROM "MallOrder" x WHERE ${within('x."createdAt"')}
     UNION ALL SELECT d."at", d."memberId", '' FROM "GameDraw" d WHERE ${within('d."at"')}`,
  },
  PARTICIPANTS,
];

// The level that a member held when it happened: the last change before, or the first there is; primary key (memberId, id).
const LEVEL_THEN = `coalesce(
   (SELECT c."toCode" FROM "LevelChange" c WHERE c."memberId" = f."memberId" AND c."at" < f."at" ORDER BY c."at" DESC, c."id" DESC LIMIT 1),
   (SELECT c."toCode" FROM "LevelChange" c WHERE c."memberId" = f."memberId" ORDER BY c."at", c."id" LIMIT 1), '')`;

/** The facts of a source in their place: local day, store, channel, and the level held at the time. */
export function placed({ code, place, facts }: Pick<Source, 'code' | 'place' | 'facts'>): string {
  const own = place === 'own';
  const level = code === 'levels' ? `coalesce(f."level", ${LEVEL_THEN})` : LEVEL_THEN;
  return `SELECT (f."at" AT TIME ZONE $3)::date AS "day", ${own ? `coalesce(f."store", '')` : `coalesce(m."storeCode", '')`} AS "inStore",
     ${level} AS "atLevel", ${own ? `coalesce(f."channel", '')` : `coalesce(m."channel", '')`} AS "byChannel", f.*
   FROM (${facts}) f${own ? '' : ` LEFT JOIN "Member" m ON m."id" = f."memberId"`}`;
}
