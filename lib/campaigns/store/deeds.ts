import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import type { HeldSpan } from '../rules/held';
import { DEEDS, TAKING_PART } from '../rules/monitor';

/** The rows that are a campaign's: its time, its parts by sort as their contexts call them, and the stores in sight. */
export type Belonging = {
  /** Its own code, by which it gives at entries. */
  readonly code: string;
  readonly span: HeldSpan;
  readonly offers: readonly string[];
  readonly batches: readonly string[];
  readonly benefits: readonly string[];
  readonly tasks: readonly string[];
  readonly games: readonly string[];
  /** Null: of all stores, and of none. */
  readonly stores: readonly string[] | null;
};

/** What the statements take: the span, the parts by sort, the stores, its code. */
const valuesOf = ({ code, span, offers, batches, benefits, tasks, games, stores }: Belonging): unknown[] => [
  span.from,
  span.to,
  offers,
  batches,
  benefits,
  tasks,
  games,
  stores,
  code,
];

const pointsIn = (items: string): string =>
  `SELECT sum((x ->> 'amount')::int8)::int8 AS "points" FROM jsonb_array_elements(${items}) x WHERE x ->> 'kind' = 'points'`;
const during = (at: string): string => `${at} >= $1 AND ${at} < $2`;
// Orders may be paid some weeks after they were placed, and with coupons as long as those last.
const PAID_LATE = `interval '31 days'`;
// The units of a line come back in their order, the first ones first (4.D): what is left of a run of units that end at u."upto".
const KEPT = `least(u."count", greatest(0, u."upto" - n."refundedQuantity"))`;

/**
 * Everything that belongs to a campaign, plainly from the rows of whoever owns them: what it gave at entries by itself;
 * copies and grants that were issued in its time or given at entries, and their uses whenever they come; tasks done and
 * draws made in its time; paid orders that were quoted in it with one of its offers, or that use one of its copies or
 * grants. Indexes: RewardGift_campaign(sourceRef), Coupon(issuedAt), BenefitGrant(benefit, id), BenefitUse by primary key,
 * TaskProgress(task, claimedAt), GameDraw(game, id), Order(paidAt), the rest by primary keys.
 */
const PLACED = `WITH "entry" AS MATERIALIZED (
  SELECT g."memberId", g."id", g."givenAt", g."takenAt", g."items" FROM "RewardGift" g WHERE g."sourceType" = 'campaign' AND g."sourceRef" = $9),
"gift" AS MATERIALIZED (
  SELECT e."memberId", i ->> 'kind' AS "kind", r::uuid AS "id" FROM "entry" e CROSS JOIN LATERAL jsonb_array_elements(e."items") i
  CROSS JOIN LATERAL jsonb_array_elements_text(i -> 'refs') r WHERE i ->> 'kind' IN ('coupon', 'benefit')),
"copy" AS MATERIALIZED (
  SELECT k."memberId", k."id", k."batchId", k."source", k."state", k."issuedAt", k."usedAt", k."endsAt"
  FROM "Coupon" k WHERE k."batchId" = ANY($4::uuid[]) AND ${during('k."issuedAt"')}
  UNION SELECT k."memberId", k."id", k."batchId", k."source", k."state", k."issuedAt", k."usedAt", k."endsAt"
  FROM "gift" g JOIN "Coupon" k ON k."memberId" = g."memberId" AND k."id" = g."id" WHERE g."kind" = 'coupon'),
"allowed" AS MATERIALIZED (
  SELECT g."memberId", g."id", g."benefit", g."issuedAt" FROM "BenefitGrant" g WHERE g."benefit" = ANY($5::text[]) AND ${during('g."issuedAt"')}
  UNION SELECT a."memberId", a."id", a."benefit", a."issuedAt"
  FROM "gift" g JOIN "BenefitGrant" a ON a."memberId" = g."memberId" AND a."id" = g."id" WHERE g."kind" = 'benefit'),
"bought" AS MATERIALIZED (
  SELECT o."memberId", o."id", o."externalId", o."paidAt", o."storeCode", o."channel", o."goods", o."refundedGoods", f."terms", x."mine", x."freight"
  FROM "Order" o JOIN "FrozenOrder" f ON f."memberId" = o."memberId" AND f."orderId" = o."id"
  CROSS JOIN LATERAL (
    SELECT array_agg(t ->> 'offer') AS "mine", sum((t ->> 'freight')::int8)::int8 AS "freight" FROM json_array_elements(f."terms" -> 'offers') t
    WHERE t ->> 'offer' = ANY($3::text[]) AND ${during(`(f."terms" ->> 'quotedAt')::timestamptz`)}
      OR t -> 'source' ->> 'coupon' IN (SELECT c."id"::text FROM "copy" c)
      OR t -> 'source' ->> 'grant' IN (SELECT a."id"::text FROM "allowed" a)) x
  WHERE o."paidAt" >= $1 AND o."paidAt" < greatest($2::timestamptz + ${PAID_LATE}, (SELECT max(c."endsAt") + ${PAID_LATE} FROM "copy" c),
      CASE WHEN EXISTS (SELECT 1 FROM "allowed") THEN 'infinity'::timestamptz END) AND x."mine" IS NOT NULL),
"done" AS MATERIALIZED (
  SELECT t."memberId", t."task", t."period", t."completedAt" FROM "TaskProgress" t WHERE t."task" = ANY($6::text[]) AND ${during('t."completedAt"')}),
"drawn" AS MATERIALIZED (
  SELECT d."memberId", d."id", d."game", d."prize", d."at" FROM "GameDraw" d WHERE d."game" = ANY($7::text[]) AND ${during('d."at"')}),
"deed" AS (
  SELECT CASE WHEN c."source" IN ('claim', 'code') THEN 'claimed' ELSE 'given' END AS "what", c."memberId", c."issuedAt" AS "at", c."id"::text AS "ref",
    c."batchId"::text AS "subject", NULL AS "store", NULL AS "channel", 0::int8 AS "amount", 0::int8 AS "back", 0::int8 AS "cost" FROM "copy" c
  UNION ALL SELECT 'used', c."memberId", c."usedAt", c."id"::text, c."batchId"::text, NULL, NULL, 0, 0, 0 FROM "copy" c WHERE c."state" = 'USED'
  UNION ALL SELECT 'granted', a."memberId", a."issuedAt", a."id"::text, a."benefit", NULL, NULL, 0, 0, 0 FROM "allowed" a
  UNION ALL SELECT 'benefit_used', u."memberId", u."at", u."grantId"::text || '/' || u."source", u."benefit", u."storeCode", u."channel", u."amount", 0,
      CASE WHEN u."source" IN (SELECT b."id"::text FROM "bought" b) THEN 0 ELSE u."cost" END
    FROM "BenefitUse" u JOIN "allowed" a ON a."memberId" = u."memberId" AND a."id" = u."grantId" WHERE u."state" = 'used'
  UNION ALL SELECT 'task_done', t."memberId", t."completedAt", t."task" || '/' || t."period", t."task", NULL, NULL, 0, 0, 0 FROM "done" t
  UNION ALL SELECT w, d."memberId", d."at", d."id"::text, d."game", NULL, NULL, 0, 0, 0 FROM "drawn" d CROSS JOIN (VALUES ('drawn'), ('won')) v(w)
    WHERE w = 'drawn' OR d."prize" IS NOT NULL
  UNION ALL SELECT 'rewarded', g."memberId", g."givenAt", g."id"::text, g."sourceRef", NULL, NULL, i."points", 0, 0
    FROM (SELECT "memberId" FROM "done" UNION SELECT "memberId" FROM "drawn") p
    JOIN "RewardGift" g ON g."memberId" = p."memberId"
      AND (g."sourceType" = 'task' AND g."sourceRef" = ANY($6) OR g."sourceType" = 'draw' AND g."sourceRef" = ANY($7))
    CROSS JOIN LATERAL (${pointsIn('g."items"')}) i
    WHERE ${during('g."givenAt"')} AND g."takenAt" IS NULL AND i."points" > 0
  UNION ALL SELECT w, e."memberId", e."givenAt", e."id"::text, $9, NULL, NULL, CASE WHEN w = 'rewarded' THEN i."points" ELSE 0 END, 0, 0
    FROM "entry" e CROSS JOIN LATERAL (${pointsIn('e."items"')}) i CROSS JOIN (VALUES ('entered'), ('rewarded')) v(w)
    WHERE w = 'entered' OR e."takenAt" IS NULL AND i."points" > 0
  UNION ALL SELECT 'ordered', b."memberId", b."paidAt", b."externalId", '', b."storeCode", b."channel", b."goods", b."refundedGoods",
      coalesce(b."freight", 0) + coalesce(k."kept", 0) + coalesce(w."worth", 0)
    FROM "bought" b
    CROSS JOIN LATERAL (SELECT sum((s ->> 'amount')::int8 * ${KEPT})::int8 AS "kept"
      FROM json_array_elements(b."terms" -> 'lines') l
      JOIN "OrderLine" n ON n."memberId" = b."memberId" AND n."orderId" = b."id" AND n."id" = l ->> 'id'
      CROSS JOIN LATERAL (SELECT e."value" AS "unit", (e."value" ->> 'count')::int8 AS "count",
        sum((e."value" ->> 'count')::int8) OVER (ORDER BY e."ordinality") AS "upto"
        FROM json_array_elements(l -> 'units') WITH ORDINALITY e) u
      CROSS JOIN LATERAL json_array_elements(u."unit" -> 'shares') s WHERE s ->> 'offer' = ANY(b."mine")) k
    CROSS JOIN LATERAL (SELECT sum((g ->> 'worth')::int8)::int8 AS "worth" FROM json_array_elements(b."terms" -> 'gifts') g
      WHERE g ->> 'offer' = ANY(b."mine")) w),
"own" AS (
  SELECT d."what", d."at", d."ref", d."subject", d."amount", d."back", d."cost", h."id" AS "holder", h."code" AS "holderCode", h."registeredAt",
    CASE WHEN d."what" = 'ordered' THEN coalesce(d."store", '') ELSE coalesce(d."store", h."storeCode", '') END AS "inStore",
    CASE WHEN d."what" = 'ordered' THEN coalesce(d."channel", '') ELSE coalesce(d."channel", h."channel", '') END AS "byChannel"
  FROM "deed" d LEFT JOIN "Member" m ON m."id" = d."memberId" LEFT JOIN "Member" h ON h."id" = coalesce(m."mergedInto", m."id")),
"placed" AS MATERIALIZED (SELECT * FROM "own" WHERE $8::text[] IS NULL OR "inStore" = ANY($8))`;

const PART = `p."what" IN (${TAKING_PART.map((what) => `'${what}'`).join(', ')})`;
const of = (...deeds: readonly string[]): string =>
  `FILTER (WHERE p."what" IN (${deeds.map((what) => `'${what}'`).join(', ')}))`;
const IS_NEW = `p."registeredAt" >= $1 AND p."registeredAt" < $2`;

const COUNTS = `count(DISTINCT p."holder") AS "reached", count(DISTINCT p."holder") FILTER (WHERE ${PART}) AS "participants",
  count(DISTINCT p."holder") FILTER (WHERE ${PART} AND ${IS_NEW}) AS "newMembers",
  count(DISTINCT p."holder") ${of('claimed')} AS "claimers", count(DISTINCT p."holder") ${of('used', 'benefit_used')} AS "users",
  count(DISTINCT p."holder") ${of('ordered')} AS "buyers",
  count(*) ${of('given', 'claimed')} AS "given", count(*) ${of('claimed')} AS "claimed", count(*) ${of('used')} AS "used",
  count(*) ${of('granted')} AS "granted", count(*) ${of('benefit_used')} AS "benefitUses", count(*) ${of('task_done')} AS "tasksDone",
  count(*) ${of('drawn')} AS "draws", count(*) ${of('won')} AS "wins", count(*) ${of('entered')} AS "entries",
  coalesce(sum(p."amount") ${of('rewarded')}, 0)::int8 AS "points", count(*) ${of('ordered')} AS "orders",
  coalesce(sum(p."amount") ${of('ordered')}, 0)::int8 AS "amount", coalesce(sum(p."back") ${of('ordered')}, 0)::int8 AS "refunded",
  coalesce(sum(p."cost"), 0)::int8 AS "discount"`;

const number = z.number();
const CountedRow = z.object({
  reached: number,
  participants: number,
  newMembers: number,
  claimers: number,
  users: number,
  buyers: number,
  given: number,
  claimed: number,
  used: number,
  granted: number,
  benefitUses: number,
  tasksDone: number,
  draws: number,
  wins: number,
  entries: number,
  points: number,
  orders: number,
  amount: number,
  refunded: number,
  discount: number,
});

const SplitRow = CountedRow.extend({ by: z.string(), key: z.string() });

// The level that somebody held when he first took part; primary key (memberId, id) of changes.
const LEVEL_THEN = `coalesce((SELECT c."toCode" FROM "LevelChange" c WHERE c."memberId" = f."holder" AND c."at" <= f."at"
  ORDER BY c."at" DESC, c."id" DESC LIMIT 1), '')`;

// One pass over what belongs to it, as above: the whole, and its splits; `by` is empty for the whole.
const readCounts = statement(
  'campaigns.deeds.counts',
  `${PLACED}, "person" AS (
    SELECT f."holder", ${LEVEL_THEN} AS "level", coalesce(s."stage", '') AS "stage", coalesce(s."class", '') AS "value", f."newness" FROM (
      SELECT p."holder", min(p."at") AS "at", CASE WHEN bool_or(${IS_NEW}) THEN 'new' ELSE 'known' END AS "newness"
      FROM "placed" p WHERE p."holder" IS NOT NULL GROUP BY 1) f
    LEFT JOIN "MemberStanding" s ON s."memberId" = f."holder")
  SELECT v."by", v."key", ${COUNTS} FROM "placed" p LEFT JOIN "person" q ON q."holder" = p."holder"
  CROSS JOIN LATERAL (VALUES ('', ''), ('store', p."inStore"), ('channel', p."byChannel"), ('level', coalesce(q."level", '')),
    ('stage', coalesce(q."stage", '')), ('value', coalesce(q."value", '')), ('newness', coalesce(q."newness", '')), ('day', to_char(p."at" AT TIME ZONE $10, 'YYYY-MM-DD'))) v("by", "key")
  GROUP BY 1, 2`,
  SplitRow,
);

// As above; lines of the orders by primary key, the forty that brought most.
const readGoods = statement(
  'campaigns.deeds.goods',
  `${PLACED}
  SELECT n."sku" AS "sku", max(n."name") AS "name", sum(n."quantity")::int8 AS "units", sum(n."refundedQuantity")::int8 AS "backUnits",
    sum(n."net")::int8 AS "amount", sum(n."refundedNet")::int8 AS "refunded",
    count(DISTINCT coalesce(m."mergedInto", m."id", b."id")) AS "buyers", (sum(sum(n."quantity" - n."refundedQuantity")) OVER ())::int8 AS "allUnits"
  FROM "bought" b JOIN "OrderLine" n ON n."memberId" = b."memberId" AND n."orderId" = b."id" AND n."kind" = 'goods'
  LEFT JOIN "Member" m ON m."id" = b."memberId"
  WHERE $8::text[] IS NULL OR coalesce(b."storeCode", '') = ANY($8)
  GROUP BY n."sku" ORDER BY "amount" DESC, "sku" LIMIT 40`,
  z.object({
    sku: z.string(),
    name: z.string().nullable(),
    units: number,
    backUnits: number,
    amount: number,
    refunded: number,
    buyers: number,
    allUnits: number,
  }),
);

// An order by its number, a part by its code, a member by his.
const FOUND = `($15 = '' OR p."ref" = $15 OR p."subject" = $15 OR p."holderCode" = upper($15))`;

const RowRead = z.object({
  what: z.enum(DEEDS),
  at: z.date(),
  ref: z.string(),
  subject: z.string(),
  holder: z.string().nullable(),
  store: z.string(),
  channel: z.string(),
  amount: number,
  back: number,
  cost: number,
});

// As above, by the instant, newest first.
const readRows = statement(
  'campaigns.deeds.rows',
  `${PLACED}
  SELECT p."what", p."at", p."ref", p."subject", p."holder", p."inStore" AS "store", p."byChannel" AS "channel", p."amount", p."back", p."cost"
  FROM "placed" p WHERE p."what" = ANY($10::text[]) AND ${FOUND} AND ($11::timestamptz IS NULL OR (p."at", p."what", p."ref") < ($11, $12, $13))
  ORDER BY p."at" DESC, p."what" DESC, p."ref" DESC LIMIT $14`,
  RowRead,
);

// As above, each person once with what he did first.
const readPeople = statement(
  'campaigns.deeds.people',
  `${PLACED}
  SELECT q.* FROM (
    SELECT DISTINCT ON (p."holder") p."what", p."at", p."holder"::text AS "ref", p."subject", p."holder", p."inStore" AS "store",
      p."byChannel" AS "channel", p."amount", p."back", p."cost"
    FROM "placed" p WHERE p."holder" IS NOT NULL AND p."what" = ANY($10::text[]) AND ${FOUND} AND ($16::bool IS NOT TRUE OR ${IS_NEW})
    ORDER BY p."holder", p."at", p."ref") q
  WHERE ($11::timestamptz IS NULL OR (q."at", q."what", q."ref") < ($11, $12, $13))
  ORDER BY q."at" DESC, q."what" DESC, q."ref" DESC LIMIT $14`,
  RowRead,
);

/** One row behind a number. */
export type DeedRow = z.output<typeof RowRead>;

/** What was counted, the whole (`by` empty) and by store, channel, level, stage of life, value, newness and local day. */
export type DeedCounts = z.output<typeof SplitRow>;

/** Goods of its orders with what came back; `allUnits` counts those of all goods that did not. */
export type DeedGoods = Awaited<ReturnType<typeof readGoods>>[number];

/** Counts everything that belongs to a campaign, as the rows stand now. */
export const countDeeds = (db: Db, mine: Belonging, zone: string): Promise<DeedCounts[]> =>
  readCounts(db, [...valuesOf(mine), zone]);

/** The goods of its orders, those that brought most first. */
export const goodsOfDeeds = (db: Db, mine: Belonging): Promise<DeedGoods[]> => readGoods(db, valuesOf(mine));

/** Where a page of rows goes on. */
export type DeedPlace = { readonly at: Date; readonly what: string; readonly ref: string };

/** Rows of some deeds, newest first; of people each once, only those who joined in its time where asked. */
export function deedRows(
  db: Db,
  mine: Belonging,
  { of: listed, deeds }: { readonly of: 'people' | 'newcomers' | 'deeds'; readonly deeds: readonly string[] },
  { before, limit, q }: { readonly before: DeedPlace | null; readonly limit: number; readonly q: string },
): Promise<DeedRow[]> {
  const page = [deeds, before?.at ?? null, before?.what ?? null, before?.ref ?? null, limit, q];
  if (listed === 'deeds') return readRows(db, [...valuesOf(mine), ...page]);
  return readPeople(db, [...valuesOf(mine), ...page, listed === 'newcomers']);
}

// Index Order_paid; index on registeredAt of members.
const readAround = statement(
  'campaigns.around',
  `SELECT o."orders", o."amount", o."buyers", (SELECT count(*) FROM "Member" m WHERE m."registeredAt" >= $1 AND m."registeredAt" < $2
     AND ($3::text[] IS NULL OR coalesce(m."storeCode", '') = ANY($3))) AS "joined"
   FROM (SELECT count(*) AS "orders", coalesce(sum(o."goods"), 0)::int8 AS "amount",
       count(DISTINCT o."memberId") FILTER (WHERE o."memberId" <> '00000000-0000-0000-0000-000000000000') AS "buyers"
     FROM "Order" o WHERE o."paidAt" >= $1 AND o."paidAt" < $2 AND ($3::text[] IS NULL OR coalesce(o."storeCode", '') = ANY($3))) o`,
  z.object({ orders: number, amount: number, buyers: number, joined: number }),
);

/** The whole program in some time: what a campaign is held against. */
export type Around = Awaited<ReturnType<typeof readAround>>[number];

/** All orders that were paid and members that joined in a time, in the stores in sight. */
export const aroundBetween = async (
  db: Db,
  { from, to }: HeldSpan,
  stores: readonly string[] | null,
): Promise<Around> => (await readAround(db, [from, to, stores]))[0] ?? { orders: 0, amount: 0, buyers: 0, joined: 0 };
