import 'server-only';
import { type Db, execution } from '@/lib/platform/db';
import { idSql } from './staging';

const ACTOR = `'system:demo'`;
const MEMBERS = `SELECT i, id, "registeredAt" FROM fill_member`;

// All by a scan of the staging tables.
const MEMBER_SAVES = [
  `INSERT INTO "MemberExternalId" ("externalId", "memberId") SELECT "externalId", id FROM fill_member`,
  `INSERT INTO "MemberMobile" ("mobileHash", "memberId") SELECT "mobileHash", id FROM fill_member ORDER BY "mobileHash"`,
  `INSERT INTO "MemberCode" ("code", "memberId") SELECT "code", id FROM fill_member`,
  `INSERT INTO "Member" ("id", "externalId", "code", "name", "gender", "mobile", "mobileLast4", "birthday", "birthMonth",
     "region", "channel", "storeCode", "demo", "registeredAt")
   SELECT id, "externalId", "code", "name", "gender", "mobile", "mobileLast4", "birthday", "birthMonth",
     "region", "channel", "storeCode", true, "registeredAt" FROM fill_member`,
  `INSERT INTO "MemberStats" ("memberId", "orders", "amount", "firstOrderAt", "lastOrderAt")
   SELECT m.id, count(o.n), coalesce(max(o.amount), 0), min(o."paidAt"), max(o."paidAt")
   FROM fill_member m LEFT JOIN fill_order o USING (i) GROUP BY m.id`,
].map((text, place) => execution(`demo.fill.member.${place}`, text));

// The end of twelve months from the change, rounded up to the next 1st 00:00 local (4.B.3). $1 zone, $2 codes, $3 ranks.
const VALID_TO = `(date_trunc('month', o."paidAt" AT TIME ZONE $1) + interval '13 months') AT TIME ZONE $1`;
const enrolledChanges = execution(
  'demo.fill.level.first',
  `INSERT INTO "LevelChange" ("memberId", "id", "toCode", "toRank", "at", "reason", "scheme", "sourceType", "sourceId", "facts")
   SELECT id, ${idSql('"registeredAt"', '0', 8)}, $1, $2::int2, "registeredAt", 'enrolled', 1, 'enrolment', id::text, '{}'
   FROM fill_member`,
);
const reachedChanges = execution(
  'demo.fill.level.reached',
  `INSERT INTO "LevelChange" ("memberId", "id", "fromCode", "fromRank", "toCode", "toRank", "at", "validTo", "reason", "scheme",
     "sourceType", "sourceId", "facts")
   SELECT "memberId", ${idSql('"paidAt"', 'n', 8)}, ($2::text[])[before + 1], ($3::int2[])[before + 1],
     ($2::text[])[after + 1], ($3::int2[])[after + 1], "paidAt", ${VALID_TO}, 'reached', 1, 'order', "orderId"::text,
     format('{"orders":%s,"amount":%s}', n, amount)::jsonb
   FROM fill_order o WHERE after > before`,
);
const heldLevels = execution(
  'demo.fill.level.held',
  `INSERT INTO "MemberLevel" ("memberId", "code", "rank", "since", "validTo", "scheme", "keepFrom", "changedAt", "dueAt")
   SELECT m.id, ($2::text[])[coalesce(o.after, 0) + 1], ($3::int2[])[coalesce(o.after, 0) + 1],
     coalesce(o."paidAt", m."registeredAt"), CASE WHEN o.i IS NOT NULL THEN ${VALID_TO} END, 1,
     coalesce(o."paidAt", m."registeredAt"), coalesce(o."paidAt", m."registeredAt"), CASE WHEN o.i IS NOT NULL THEN ${VALID_TO} END
   FROM fill_member m
   LEFT JOIN (SELECT DISTINCT ON (i) * FROM fill_order WHERE after > before ORDER BY i, n DESC) o USING (i)`,
);

// $1 sign-up points, $2 zone.
const SIGN_UP_END = `(date_trunc('year', "registeredAt" AT TIME ZONE $2) + interval '2 years') AT TIME ZONE $2`;
const ENTRY = `INSERT INTO "LedgerEntry" ("memberId", "id", "asset", "type", "amount", "direction", "balanceAfter", "key", "sourceType",
  "sourceId", "rule", "reason", "detail", "actor", "occurredAt")`;
const LOT = `INSERT INTO "LedgerLot" ("memberId", "id", "asset", "entryId", "sourceType", "sourceId", "earned", "remaining",
  "activatesAt", "expiresAt")`;
const EARNED = 'FROM fill_order WHERE granted > 0';
const SIGN_UP_SAVES = [
  `${ENTRY} SELECT id, ${idSql('"registeredAt"', '0', 6)}, 'points', 'EARN', $1::int8, 1, $1::int8, 'EARN:sign_up', 'sign_up', id::text,
     'points@1#sign_up', 'sign_up', format('{"desired":%s,"cuts":[]}', $1::int8)::jsonb, ${ACTOR}, "registeredAt"
   FROM (${MEMBERS}) m WHERE $2::text IS NOT NULL`,
  `${LOT} SELECT id, ${idSql('"registeredAt"', '0', 7)}, 'points', ${idSql('"registeredAt"', '0', 6)}, 'sign_up', id::text, $1::int8, $1::int8,
     "registeredAt", ${SIGN_UP_END} FROM (${MEMBERS}) m`,
  `${ENTRY} SELECT "memberId", ${idSql('"paidAt"', '2', 5)}, 'points', 'EARN', granted, 1,
     $1::int8 + sum(granted) OVER (PARTITION BY i ORDER BY n), 'EARN:order:' || "orderId", 'order', "orderId"::text, 'points@1#order',
     'order', format('{"order":"%s","desired":%s,"cuts":[],"shares":{"l1":%s},"base":%s,"factors":[]}', "externalId", desired, granted,
       goods)::jsonb, ${ACTOR}, "paidAt" ${EARNED} AND $2::text IS NOT NULL`,
  `${LOT} SELECT "memberId", ${idSql('"paidAt"', '2', 7)}, 'points', ${idSql('"paidAt"', '2', 5)}, 'order', "orderId"::text, granted, granted,
     "activatesAt", "expiresAt" ${EARNED} AND $1::int8 IS NOT NULL AND $2::text IS NOT NULL`,
  `${ENTRY} SELECT "memberId", ${idSql('"paidAt"', '1', 4)}, 'growth', 'EARN', growth, 1, sum(growth) OVER (PARTITION BY i ORDER BY n),
     'EARN:order:' || "orderId", 'order', "orderId"::text, 'growth@1#order', 'order', format(
       '{"order":"%s","base":%s,"multiplied":%s,"bonus":%s,"bonuses":[],"factors":[],"shares":{"l1":%s}}', "externalId", goods,
       growth - bonus, bonus, growth)::jsonb,
     ${ACTOR}, "paidAt" FROM fill_order WHERE growth > 0 AND $1::int8 IS NOT NULL AND $2::text IS NOT NULL`,
  `INSERT INTO "LedgerAccount" ("memberId", "asset", "balance", "earned", "version")
   SELECT m.id, 'points', $1::int8 + coalesce(sum(o.granted), 0), $1::int8 + coalesce(sum(o.granted), 0),
     1 + count(o.n) FILTER (WHERE o.granted > 0)
   FROM fill_member m LEFT JOIN fill_order o USING (i) WHERE $2::text IS NOT NULL GROUP BY m.id
   UNION ALL
   SELECT "memberId", 'growth', sum(growth), sum(growth), count(*) FROM fill_order WHERE growth > 0 GROUP BY "memberId"`,
  `INSERT INTO "PointsCapUse" ("memberId", "cap", "period", "used")
   SELECT id, 'month', month, sum(granted) FROM (
     SELECT id, to_char("registeredAt" AT TIME ZONE $2, 'YYYY-MM') AS month, $1::int8 AS granted FROM fill_member
     UNION ALL SELECT "memberId", month, granted FROM fill_order) u
   GROUP BY id, month HAVING sum(granted) > 0`,
].map((text, place) => execution(`demo.fill.book.${place}`, text));

// $1: the levels as answers show them, as JSON texts, the first level first. One text and one parse: a third of the time
// that building the object takes.
const GIVEN = `[{"topic":"growth","outcome":"given","code":"growth_order","rule":"growth@1#order","facts":{"base":%1$s,"granted":%2$s}},
  {"topic":"points","outcome":"given","code":"points_order","rule":"points@1#order","facts":{"base":%1$s,"desired":%3$s,"granted":%4$s}}]`;
const ISO = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';
const OUTCOME = `{"order":"%1$s","earned":{"growth":%2$s,"points":{"granted":%3$s,"desired":%4$s,"cuts":[],"availableAt":%5$s}},
  "level":{"before":%6$s,"after":%7$s}}`;
const decisions = execution(
  'demo.fill.decisions',
  `INSERT INTO "Decision" ("memberId", "id", "kind", "subjectType", "subjectId", "at", "reasons", "outcome")
   SELECT "memberId", "decisionId", 'order.settled', 'order', "orderId"::text, "paidAt",
     format('${GIVEN}', goods, growth, desired, granted)::jsonb,
     format('${OUTCOME}', "externalId", growth, granted, desired,
       CASE WHEN granted > 0 THEN '"' || to_char("activatesAt" AT TIME ZONE 'UTC', '${ISO}') || '"' ELSE 'null' END,
       ($1::text[])[before + 1], ($1::text[])[after + 1])::jsonb
   FROM fill_order`,
);

/** The levels as the filling needs them, the first level first. */
export type FillLevels = {
  readonly codes: readonly string[];
  readonly ranks: readonly number[];
  readonly views: readonly unknown[];
};

/** Saves the staged members with their statistics. */
export async function saveStagedMembers(db: Db): Promise<void> {
  for (const save of MEMBER_SAVES) await save(db, []);
}

/** Saves the level history and the level held that follow from the staged orders. */
export async function saveStagedLevels(db: Db, { codes, ranks }: FillLevels, zone: string): Promise<void> {
  await enrolledChanges(db, [codes[0], ranks[0]]);
  await reachedChanges(db, [zone, codes, ranks]);
  await heldLevels(db, [zone, codes, ranks]);
}

/** Saves entries, lots, accounts, use of caps and decisions that follow from the staged orders. */
export async function saveStagedBooks(db: Db, { views }: FillLevels, signUp: number, zone: string): Promise<void> {
  for (const save of SIGN_UP_SAVES) await save(db, [signUp, zone]);
  await decisions(db, [views.map((view) => JSON.stringify(view))]);
}
