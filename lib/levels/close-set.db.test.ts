import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gaps, holds, type RuleTree } from '@/lib/kernel/rule-tree';
import { closeDatabase, pool } from '@/lib/platform/db';
import { localAt, ZONE } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { closeLevels } from '.';
import { closeOthers } from './close';
import { gapsSql, holdsSql } from './store/rule-sql';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const leaf = fc.record({ attribute: fc.constantFrom('orders', 'amount', 'invited', "o'ther"), atLeast: fc.nat(4) });
const { tree } = fc.letrec<{ tree: RuleTree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
  ),
}));

test('a rule as SQL holds, and misses, exactly what the rule does', async () => {
  const facts = fc.record({ orders: fc.nat(4), amount: fc.nat(4), invited: fc.nat(1) });
  await fc.assert(
    fc.asyncProperty(tree, facts, async (rule, said) => {
      const isMet = holds(rule, said);
      const text = `SELECT ${holdsSql(rule)} AS met, ${isMet ? `'[]'::jsonb` : gapsSql(rule)} AS missing
        FROM (SELECT $1::int8 AS orders, $2::int8 AS amount, $3::int8 AS invited) f`;
      const { rows } = await pool().query(text, [said.orders, said.amount, said.invited]);
      expect(rows[0]).toEqual({ met: isMet, missing: gaps(rule, said) });
    }),
    { numRuns: 300 },
  );
});

test('closing in sets and member by member come to the same for a thousand random members', async () => {
  for (const group of ['a', 'b']) await seed(group);
  const until = localAt('2026-03-26');
  await pool().query(`UPDATE "MemberLevel" SET "dueAt" = NULL WHERE substr("memberId"::text, 20, 4) = '800b'`);
  await closeLevels(until, 100);
  await pool().query(`UPDATE "MemberLevel" SET "dueAt" = "validTo" WHERE substr("memberId"::text, 20, 4) = '800b'`);
  await closeOthers(until, 100);
  const [sets, singles] = [await stateOf('a'), await stateOf('b')];
  expect(sets.held.length).toBe(1_000);
  expect(sets.changes.length).toBeGreaterThan(200);
  expect(sets.notices.length).toBeGreaterThan(200);
  expect(sets).toEqual(singles);
});

/** A thousand members of a group; the same of each group, by chances of their number. Some ranks are of an earlier version. */
async function seed(group: string): Promise<void> {
  const id = `('00000000-0000-7000-800${group}-' || lpad(to_hex(i), 12, '0'))::uuid`;
  const chance = (salt: number, below: number) => `(abs(hashint8extended(i, ${salt})) % ${below})`;
  const at = (days: string) => `timestamptz '2025-02-10 12:00 ${ZONE}' + ${days} * interval '1 day'`;
  const codes = `(ARRAY['bronze', 'silver', 'gold', 'platinum', 'diamond', 'black'])`;
  await pool().query(
    `INSERT INTO "Member" ("id", "code", "registeredAt") SELECT ${id}, '${group}' || i, ${at('0')} FROM generate_series(1, 1000) i`,
  );
  await pool().query(
    `INSERT INTO "MemberLevel" ("memberId", "code", "rank", "since", "validTo", "scheme", "keepFrom", "changedAt", "dueAt",
       "graceUntil", "protectedUntil", "invitationAcceptedAt", "detail")
     SELECT ${id}, ${codes}[1 + r], 1 + r + i % 2, ${at('0')}, valid, 1, ${at(chance(2, 40))}, ${at(chance(3, 400))}, valid,
       CASE WHEN ${chance(4, 20)} = 0 THEN valid + interval '30 days' END, CASE WHEN ${chance(5, 20)} = 0 THEN valid + interval '70 days' END,
       CASE WHEN ${chance(6, 2)} = 0 THEN ${at('1')} END,
       CASE ${chance(7, 4)} WHEN 0 THEN NULL WHEN 1 THEN 'null'::jsonb ELSE jsonb_build_object('lent', null, 'provisional',
         jsonb_build_object('kind', 'reached', 'orderId', 'o', 'until', CASE ${chance(8, 5)} WHEN 0 THEN '2027-01-01T00:00:00.000Z'
           ELSE '2025-03-01T00:00:00.000Z' END, 'before', jsonb_build_object('code', 'bronze', 'rank', 1, 'since', '2025-01-01T00:00:00.000Z',
           'validTo', null, 'keepFrom', '2025-01-01T00:00:00.000Z', 'graceUntil', null, 'scheme', 1, 'provisional', null))) END
     FROM generate_series(1, 1000) i, LATERAL (SELECT 1 + ${chance(1, 5)} AS r,
       CASE WHEN ${chance(9, 3)} = 0 THEN timestamptz '2025-06-01 00:00 ${ZONE}' ELSE timestamptz '2026-03-01 00:00 ${ZONE}' END AS valid) c`,
  );
  await pool().query(
    `INSERT INTO "Order" ("memberId", "id", "externalId", "status", "placedAt", "paidAt", "goods", "freight", "adjustment", "contentHash",
       "source", "refundedGoods", "fullyRefunded")
     SELECT ${id}, gen_random_uuid(), '${group}' || i || '-' || n, 'paid', t.at, t.at, goods, 0, 0, 'h', 'test',
       CASE WHEN back THEN goods ELSE 0 END, back
     FROM generate_series(1, 1000) i, LATERAL generate_series(1, ${chance(10, 9)}) n,
       LATERAL (SELECT ${at(`(abs(hashint8extended(i * 16 + n, 11)) % 420)`)} AS at, 1000 + abs(hashint8extended(i * 16 + n, 12)) % 90000 AS goods,
         abs(hashint8extended(i * 16 + n, 13)) % 7 = 0 AS back) t`,
  );
}

/** What is held, changed, noticed and announced in a group, without the ids that differ. */
async function stateOf(group: string) {
  const own = `substr("memberId"::text, 20, 4) = '800${group}'`;
  const member = `substr("memberId"::text, 25) AS member`;
  const rows = async (text: string) => (await pool().query(text)).rows;
  return {
    held: await rows(
      `SELECT ${member}, "code", "rank", "since", "validTo", "scheme", "keepFrom", "changedAt", "graceUntil", "reachFrom",
         "protectedUntil", "dueAt", coalesce(nullif("detail", 'null'::jsonb), '{}') AS detail
       FROM "MemberLevel" WHERE ${own} ORDER BY 1`,
    ),
    changes: await rows(
      `SELECT ${member}, "fromCode", "toCode", "toRank", "at", "validTo", "reason", "scheme", "sourceType", "sourceId", "facts"
       FROM "LevelChange" WHERE ${own} ORDER BY 1, "id"`,
    ),
    notices: await rows(
      `SELECT ${member}, "dropsAt", "days", "at", "code", "toCode", "needed" FROM "LevelNotice" WHERE ${own} ORDER BY 1, 2, 3`,
    ),
    told: await rows(
      `SELECT ${member}, "name", "at", "payload" ->> 'to' AS "to", coalesce("payload" ->> 'validTo', "payload" ->> 'dropsAt') AS ends,
         ("payload" ->> 'needed')::jsonb AS needed
       FROM "OutboxEvent" WHERE ${own} ORDER BY 1, "at", "name", 4`,
    ),
  };
}
