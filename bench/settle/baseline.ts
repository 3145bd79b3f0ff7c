import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { newId } from '@/lib/platform/new-id';

// The same rows as one settled order of two lines writes, as one statement by hand: no rules, no reading, no checks.
const TEXT = `
WITH k AS (INSERT INTO "OrderKey" VALUES ($1, $2, $3)),
 o AS (INSERT INTO "Order" ("memberId","id","externalId","status","channel","placedAt","paidAt","goods","freight","adjustment","contentHash","decisionId","source")
       VALUES ($2, $3, $1, 'paid', 'pos', $4, $4, $5, 0, 0, $6, $7, 'api')),
 l AS (INSERT INTO "OrderLine" ("memberId","orderId","id","position","kind","sku","name","category","brand","quantity","unitPrice","discount","net")
       SELECT $2, $3, n::text, n, 'goods', 'SKU-' || n, 'Name', 'grocery', NULL, 1, $5 / 2, 0, $5 / 2 FROM generate_series(1, 2) n),
 s AS (UPDATE "MemberStats" SET "orders" = "orders" + 1, "amount" = "amount" + $5, "lastOrderAt" = $4 WHERE "memberId" = $2),
 a AS (UPDATE "LedgerAccount" SET "balance" = "balance" + $8, "earned" = "earned" + $8, "version" = "version" + 1 WHERE "memberId" = $2),
 e AS (INSERT INTO "LedgerEntry" ("memberId","id","asset","type","amount","direction","balanceAfter","key","sourceType","sourceId","rule","reason","detail","actor","occurredAt")
       VALUES ($2, $9, 'points', 'EARN', $8, 1, 0, 'EARN:order:' || $3, 'order', $3::text, 'points@1#order', 'order', $10, 'key:bench', $4),
              ($2, $11, 'growth', 'EARN', $8, 1, 0, 'EARN:order:' || $3, 'order', $3::text, 'growth@1#order', 'order', $10, 'key:bench', $4)),
 t AS (INSERT INTO "LedgerLot" ("memberId","id","asset","entryId","sourceType","sourceId","earned","remaining","activatesAt","expiresAt")
       VALUES ($2, $12, 'points', $9, 'order', $3::text, $8, $8, $4, $4::timestamptz + interval '2 years')),
 c AS (INSERT INTO "PointsCapUse" VALUES ($2, 'month', '2026-03', $8) ON CONFLICT ("memberId","cap","period") DO UPDATE SET "used" = "PointsCapUse"."used" + excluded."used"),
 d AS (INSERT INTO "Decision" ("memberId","id","kind","subjectType","subjectId","at","reasons","outcome")
       VALUES ($2, $7, 'order.settled', 'order', $3::text, $4, $10, $10))
INSERT INTO "OutboxEvent" ("name","memberId","payload","at") VALUES ('order.settled', $2, $10, $4)`;

const DETAIL = JSON.stringify({
  order: 'bench',
  desired: 20,
  cuts: [],
  shares: { 1: 10, 2: 10 },
  base: 2000,
  factors: [],
});

/** One order written by the hand-written statement, on the same kind of pool that the program uses. */
export function baseline(pool: pg.Pool, members: readonly string[]) {
  return () => {
    const member = members[Math.floor(Math.random() * members.length)];
    const hash = '0'.repeat(43);
    const values = [
      `b-${randomUUID()}`,
      member,
      newId(),
      PAID_AT,
      2000,
      hash,
      newId(),
      20,
      newId(),
      DETAIL,
      newId(),
      newId(),
    ];
    return pool.query({ name: 'bench.baseline', text: TEXT, values });
  };
}

const PAID_AT = new Date('2026-03-10T04:00:00Z');

/** A pool of its own, as large as the program's. */
export const baselinePool = (url: string): pg.Pool =>
  new pg.Pool({ connectionString: url, max: 12, options: '-c timezone=UTC' });
