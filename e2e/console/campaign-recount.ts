// What the review of a campaign of one offer must say, told once more by plain SQL over raw rows, in another way than it is counted.
import { doors } from '../people';

/** Numbers that must stand in a review: of the whole, beside the time before, and of the budget; money in fen. */
export type Recount = {
  readonly figures: Readonly<Record<string, number>>;
  readonly during: readonly number[];
  readonly before: readonly number[];
  readonly budget: { readonly limit: number; readonly left: number; readonly uses: number };
  /** Participants, newcomers, orders, net amount, coupons used, what was taken off: by each way in which it is split. */
  readonly splits: Readonly<
    Record<'store' | 'channel' | 'level' | 'stage' | 'value' | 'newness', readonly (readonly number[])[]>
  >;
  /** Units, units that came back, amount, what of it was refunded. */
  readonly goods: readonly (readonly number[])[];
  readonly days: readonly (readonly [day: string, participants: number, orders: number])[];
};

// Its orders are those that name its offer in the price they were placed with; every line of theirs is one run of equal units.
const MINE = `WITH mine AS (
  SELECT o.*, f."terms"::jsonb AS "priced" FROM "Order" o JOIN "FrozenOrder" f ON f."memberId" = o."memberId" AND f."orderId" = o."id"
  WHERE o."paidAt" IS NOT NULL AND f."terms"::jsonb @? ('$.offers[*] ? (@.offer == "' || $1 || '")')::jsonpath),
piece AS (
  SELECT m."id", n."quantity", n."refundedQuantity", n."net", n."refundedNet", n."sku",
    (SELECT sum((s ->> 'amount')::int) FROM jsonb_array_elements(l -> 'units') u, jsonb_array_elements(u -> 'shares') s WHERE s ->> 'offer' = $1) AS "off"
  FROM mine m CROSS JOIN jsonb_array_elements(m."priced" -> 'lines') l
  JOIN "OrderLine" n ON n."memberId" = m."memberId" AND n."orderId" = m."id" AND n."id" = l ->> 'id'),
taken AS (SELECT "id", sum("off" * ("quantity" - "refundedQuantity"))::int AS "off" FROM piece GROUP BY 1),
span AS (
  SELECT s."at" AS "since", (SELECT e."at" FROM "CampaignStep" e WHERE e."code" = $2 AND e."act" = 'end') AS "until"
  FROM "CampaignStep" s WHERE s."code" = $2 AND s."act" = 'approve')`;

// Newcomers are among those who registered while it ran.
const IS_NEW = `(SELECT x."registeredAt" >= span."since" AND x."registeredAt" < span."until" FROM "Member" x, span WHERE x."id" = m."memberId")`;

const SPLITS = {
  store: `coalesce(m."storeCode", '')`,
  channel: `m."channel"`,
  level: `(SELECT c."toCode" FROM "LevelChange" c WHERE c."memberId" = m."memberId" AND c."at" <= m."paidAt" ORDER BY c."at" DESC, c."id" DESC LIMIT 1)`,
  stage: `(SELECT s."stage" FROM "MemberStanding" s WHERE s."memberId" = m."memberId")`,
  value: `(SELECT s."class" FROM "MemberStanding" s WHERE s."memberId" = m."memberId")`,
  newness: IS_NEW,
} as const;

/** Counts what belongs to the campaign, which is over, anew. */
export async function recount(offer: string, code: string, budget: string, zone: string): Promise<Recount> {
  const { db } = await doors();
  const ask = async (sql: string, more: readonly unknown[] = []): Promise<number[][]> => {
    const { rows } = await db
      .pool()
      .query({ text: `${MINE} ${sql}`, rowMode: 'array', values: [offer, code, ...more] });
    return rows.map((row: unknown[]) => row.map(Number));
  };
  const [[whole = []], [units = []]] = await Promise.all([
    ask(`SELECT count(*), count(DISTINCT "memberId"), sum("goods"), sum("refundedGoods"), (SELECT sum("off") FROM taken),
      (SELECT count(*) FROM "Member" x, span WHERE x."id" IN (SELECT "memberId" FROM mine) AND x."registeredAt" >= span."since" AND x."registeredAt" < span."until")
      FROM mine`),
    ask('SELECT sum("quantity" - "refundedQuantity") FROM piece'),
  ]);
  const [orders = 0, people = 0, amount = 0, refunded = 0, cost = 0, newcomers = 0] = whole;
  const net = amount - refunded;
  const around = (from: string, to: string) =>
    ask(`SELECT (SELECT count(*) FROM "Order" o, span WHERE o."paidAt" >= ${from} AND o."paidAt" < ${to}),
      (SELECT coalesce(sum(o."goods"), 0) FROM "Order" o, span WHERE o."paidAt" >= ${from} AND o."paidAt" < ${to}),
      (SELECT count(DISTINCT o."memberId") FROM "Order" o JOIN "Member" x ON x."id" = o."memberId", span WHERE o."paidAt" >= ${from} AND o."paidAt" < ${to}),
      (SELECT count(*) FROM "Member" x, span WHERE x."registeredAt" >= ${from} AND x."registeredAt" < ${to})`);
  const split = (by: string) =>
    ask(`SELECT count(DISTINCT m."memberId"), count(DISTINCT m."memberId") FILTER (WHERE ${IS_NEW}), count(*), sum(m."goods" - m."refundedGoods"), 0, sum(t."off")
      FROM mine m JOIN taken t USING ("id") GROUP BY ${by}`);
  const { rows: days } = await db.pool().query({
    text: `${MINE} SELECT to_char("paidAt" AT TIME ZONE $3, 'YYYY-MM-DD'), count(DISTINCT "memberId")::int, count(*)::int FROM mine GROUP BY 1 ORDER BY 1`,
    rowMode: 'array',
    values: [offer, code, zone],
  });
  const { rows: rooms } = await db.pool().query(
    `SELECT r."limit"::int AS "limit", (r."limit" - r."reserved" - r."spent")::int AS "left",
      (SELECT sum(u."amount" - u."returned")::int FROM "BudgetUse" u WHERE u."budget" = $1 AND u."state" <> 'released') AS "uses"
     FROM "BudgetRoom" r WHERE r."budget" = $1`,
    [budget],
  );
  const [during = [], before = []] = (
    await Promise.all([
      around('span."since"', 'span."until"'),
      around('span."since" - (span."until" - span."since")', 'span."since"'),
    ])
  ).flat();
  const [store = [], channel = [], level = [], stage = [], value = [], newness = []] = await Promise.all(
    Object.values(SPLITS).map(split),
  );
  return {
    figures: {
      reached: people,
      participants: people,
      new_members: newcomers,
      orders,
      amount,
      refunded,
      net_amount: net,
      ticket: Math.round(amount / orders),
      units: units[0] ?? 0,
      cost,
      roi: Math.round((net * 10) / cost),
      join_rate: 10_000,
      buy_rate: 10_000,
    },
    during,
    before,
    budget: rooms[0],
    splits: { store, channel, level, stage, value, newness },
    goods: await ask(
      'SELECT sum("quantity"), sum("refundedQuantity"), sum("net"), sum("refundedNet") FROM piece GROUP BY "sku" ORDER BY 3 DESC',
    ),
    days: days as [string, number, number][],
  };
}
