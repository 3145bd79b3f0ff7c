import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyBook } from '@/lib/ledger';
import { closeDatabase, pool } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import { fillMembers } from '.';

const NOW = new Date('2026-11-22T04:00:00Z');

beforeAll(async () => {
  await installStandardProgram(pool());
  await fillMembers(1_500, NOW);
  await fillMembers(2_000, NOW);
});
afterAll(closeDatabase);

const rows = async (text: string) => (await pool().query(text)).rows;

test('makes as many members as asked, the second run only the missing ones', async () => {
  expect(await fillMembers(2_000, NOW)).toBe(0);
  const [{ members, mobiles, external }] = await rows(
    `SELECT (SELECT count(*)::int FROM "Member" WHERE "demo") AS members, (SELECT count(*)::int FROM "MemberMobile") AS mobiles,
       (SELECT count(*)::int FROM "MemberExternalId") AS external`,
  );
  expect({ members, mobiles, external }).toEqual({ members: 2_000, mobiles: 2_000, external: 2_000 });
});

test('keeps whole books: account equals replay of entries and lots for 200 of them', async () => {
  const sample = await rows('SELECT "id" FROM "Member" ORDER BY "id" LIMIT 200');
  for (const { id } of sample) {
    expect(await verifyBook(pool(), id, 'points')).toEqual([]);
    expect(await verifyBook(pool(), id, 'growth')).toEqual([]);
  }
});

test('keeps statistics, levels and caps that the orders imply', async () => {
  const wrong = await rows(
    `SELECT m."id" FROM "Member" m JOIN "MemberStats" s ON s."memberId" = m."id" JOIN "MemberLevel" l ON l."memberId" = m."id"
     LEFT JOIN (SELECT "memberId", count(*) AS n, sum("goods") AS goods FROM "Order" GROUP BY 1) o ON o."memberId" = m."id"
     WHERE s."orders" <> coalesce(o.n, 0) OR s."amount" <> coalesce(o.goods, 0)
        OR l."rank" <> CASE WHEN s."orders" >= 12 OR s."amount" >= 500000 THEN 5 WHEN s."orders" >= 6 OR s."amount" >= 200000 THEN 4
             WHEN s."orders" >= 3 OR s."amount" >= 80000 THEN 3 WHEN s."orders" >= 1 OR s."amount" >= 20000 THEN 2 ELSE 1 END`,
  );
  expect(wrong).toEqual([]);
  expect(await rows('SELECT 1 FROM "PointsCapUse" WHERE "used" > 5000 OR "used" <= 0')).toEqual([]);
  const [{ levels }] = await rows('SELECT count(DISTINCT "code")::int AS levels FROM "MemberLevel"');
  expect(levels).toBe(5);
});
