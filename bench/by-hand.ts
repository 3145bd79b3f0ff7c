import { randomUUID } from 'node:crypto';
import { coalescer } from '@/lib/platform/coalescer';
import { execution, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';

// The rows of many settled orders of two lines in one statement by hand: no rules, no reading, no checks, no reasons.
const write = execution(
  'bench.by-hand',
  `WITH i AS (SELECT * FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[])
       AS n(external, member, id, decision, points, growth, lot)),
 m AS (SELECT member, count(*) AS n FROM i GROUP BY member ORDER BY member),
 k AS (INSERT INTO "OrderKey" ("externalId", "memberId", "orderId") SELECT external, member, id FROM i),
 o AS (INSERT INTO "Order" ("memberId","id","externalId","status","channel","placedAt","paidAt","goods","freight","adjustment","contentHash","decisionId","source")
       SELECT member, id, external, 'paid', 'pos', now(), now(), 2000, 0, 0, repeat('0', 43), decision, 'api' FROM i),
 l AS (INSERT INTO "OrderLine" ("memberId","orderId","id","position","kind","sku","name","category","brand","quantity","unitPrice","discount","net")
       SELECT member, id, n::text, n, 'goods', 'SKU-' || n, 'Name', 'grocery', NULL, 1, 1000, 0, 1000 FROM i, generate_series(1, 2) n),
 s AS (UPDATE "MemberStats" t SET "orders" = t."orders" + m.n, "amount" = t."amount" + 2000 * m.n FROM m WHERE t."memberId" = m.member),
 a AS (UPDATE "LedgerAccount" t SET "balance" = t."balance" + 20 * m.n, "earned" = t."earned" + 20 * m.n, "version" = t."version" + 1
       FROM m WHERE t."memberId" = m.member),
 e AS (INSERT INTO "LedgerEntry" ("memberId","id","asset","type","amount","direction","balanceAfter","key","sourceType","sourceId","rule","reason","detail","actor","occurredAt")
       SELECT member, points, 'points', 'EARN', 20, 1, 0, 'EARN:order:' || id, 'order', id::text, 'points@1#order', 'order', $8::json, 'key:bench', now() FROM i
       UNION ALL SELECT member, growth, 'growth', 'EARN', 20, 1, 0, 'EARN:order:' || id, 'order', id::text, 'growth@1#order', 'order', $8::json, 'key:bench', now() FROM i),
 t AS (INSERT INTO "LedgerLot" ("memberId","id","asset","entryId","sourceType","sourceId","earned","remaining","activatesAt","expiresAt")
       SELECT member, lot, 'points', points, 'order', id::text, 20, 20, now(), now() + interval '2 years' FROM i),
 c AS (INSERT INTO "PointsCapUse" AS u ("memberId", "cap", "period", "used") SELECT member, 'month', '2026-03', 20 * n FROM m
       ON CONFLICT ("memberId","cap","period") DO UPDATE SET "used" = u."used" + excluded."used"),
 d AS (INSERT INTO "Decision" ("memberId","id","kind","subjectType","subjectId","at","reasons","outcome")
       SELECT member, decision, 'order.settled', 'order', id::text, now(), $8::json, $8::json FROM i)
INSERT INTO "OutboxEvent" ("name","memberId","payload","at") SELECT 'order.settled', member, $8::jsonb, now() FROM i`,
);

const DETAIL = JSON.stringify({ order: 'bench', desired: 20, cuts: [], shares: { 1: 10, 2: 10 }, base: 2000 });

/** Writes one order of a member (a stored id) by hand, joined with all that arrive meanwhile. */
export const writeByHand = coalescer<string, string>('bench.by-hand', async (members) => {
  const orders = members.map(() => newId());
  const ids = () => members.map(() => newId());
  const values = [members.map(() => `h-${randomUUID()}`), members, orders, ids(), ids(), ids(), ids(), DETAIL];
  await withTransaction((db) => write(db, values));
  return orders;
});
