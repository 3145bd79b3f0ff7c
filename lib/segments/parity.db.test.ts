import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Condition, judge, LATER } from '@/lib/kernel/condition';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { factReader } from '@/lib/pricing/facts/registry';
import { MEMBER } from '@/lib/pricing/testing/build';
import { installStandardProgram } from '@/lib/standard-program';
import { conditionSql } from './store/condition-sql';
import { countMembersWhere } from './store/members-where';

const NOW = new Date('2026-11-18T06:00:00.000Z');
const AT = { now: NOW, day: '2026-11-18', zone: 'Asia/Shanghai' };
const DAY_MS = 86_400_000;
const MEMBERS = 200;
const LEVELS = ['bronze', 'silver', 'gold'];
const TAGS = ['tea', 'new', 'vip', "o'brien"];
const REGIONS = ['east', 'west', null];

type Row = typeof MEMBER;

/** Days on and around whole numbers, so that a boundary that is off by a millisecond shows. */
const ago = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom(-1, 0, 1))
  .map(([days, edge]) => new Date(NOW.getTime() - days * DAY_MS + edge));
const row: fc.Arbitrary<Row> = fc
  .record({
    level: fc.constantFrom(0, 1, 2),
    kind: fc.constantFrom('person', 'enterprise'),
    tags: fc.uniqueArray(fc.constantFrom(...TAGS)),
    region: fc.constantFrom(...REGIONS),
    channel: fc.constantFrom('app', 'pos', null),
    orders: fc.nat(4),
    amount: fc.nat(5),
    registeredAt: ago,
    lastOrderAt: fc.option(ago, { nil: null }),
    month: fc.option(fc.integer({ min: 1, max: 12 }), { nil: null }),
  })
  .map(({ level, month, ...rest }) => ({
    ...MEMBER,
    ...rest,
    id: newId(),
    level: LEVELS[level] ?? 'bronze',
    rank: level + 1,
    birth: month === null ? null : { month, day: null },
  }));

const numbers = [
  'member.rank',
  'member.orders',
  'member.amount',
  'member.days',
  'member.days_since_order',
  'member.birth_month',
];
const names = ['member.level', 'member.kind', 'member.tags', 'member.region', 'member.channel'];
const words = fc.uniqueArray(fc.constantFrom(...LEVELS, ...TAGS, 'east', 'app', 'person', '2', "'; DROP TABLE x; --"), {
  minLength: 1,
});
const bound = fc.integer({ min: -1, max: 42 });
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ attribute: fc.constantFrom(...numbers), atLeast: bound }),
  fc.record({ attribute: fc.constantFrom(...numbers), atMost: bound }),
  fc.record({ attribute: fc.constantFrom(...names), oneOf: words }),
  // Of the wrong sort, and about what is no attribute of members.
  fc.record({ attribute: fc.constantFrom(...names, 'cart.amount'), atLeast: bound }),
  fc.record({ attribute: fc.constantFrom(...numbers, 'order.channel'), oneOf: words }),
);
const tree = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
})).tree;

const rows = fc.sample(row, { numRuns: MEMBERS, seed: 7 });

beforeAll(async () => {
  await installStandardProgram(pool());
  for (const one of rows) await insert(one);
});
afterAll(closeDatabase);

/** What the condition is in memory for a member; what a cart or an order says is not known. */
const inMemory = (condition: Condition, member: Row): string => {
  const read = factReader({
    lines: [],
    scopeQuantity: 0,
    amounts: LATER,
    member,
    channel: '',
    store: null,
    now: NOW,
    zone: 'Asia/Shanghai',
  });
  return judge(condition, (attribute) => (attribute.startsWith('member.') ? read(attribute) : LATER)).is;
};

test('a condition holds, fails and stays open for the same members by the facts of offers and in SQL', async () => {
  await fc.assert(
    fc.asyncProperty(tree, async (condition) => {
      const { from, where, values } = conditionSql(condition, AT);
      const { rows: found } = await pool().query({
        text: `SELECT m."id", ${where} AS "is" FROM ${from}`,
        values: values as unknown[],
      });
      const inSql = new Map(found.map(({ id, is }) => [id, is === null ? 'later' : is ? 'yes' : 'no']));
      expect(rows.map((member) => [member.id, inSql.get(member.id)])).toEqual(
        rows.map((member) => [member.id, inMemory(condition, member)]),
      );
    }),
    { numRuns: 250 },
  );
});

test.each<[string, Condition]>([
  ['one that holds for some', { attribute: 'member.level', oneOf: ['gold'] }],
  ['one that nobody can tell', { attribute: 'cart.amount', atLeast: 1 }],
  [
    'one that a cart may decide',
    {
      all: [
        { attribute: 'member.orders', atLeast: 2 },
        { attribute: 'cart.amount', atLeast: 1 },
      ],
    },
  ],
  ['one that fails for all', { attribute: 'member.orders', atLeast: 1_000 }],
])('members for whom a condition may hold are counted: %s', async (_, condition) => {
  const expected = rows.filter((member) => inMemory(condition, member) !== 'no').length;
  expect(await countMembersWhere(pool(), condition, NOW)).toBe(expected);
});

test('what a condition names is never part of the statement', () => {
  const { from, where, values } = conditionSql({ attribute: 'member.region', oneOf: ["'; DROP TABLE x; --"] }, AT);
  expect(from + where).not.toContain('DROP');
  expect(values).toEqual([["'; DROP TABLE x; --"]]);
});

async function insert({
  id,
  kind,
  region,
  channel,
  registeredAt,
  birth,
  level,
  rank,
  orders,
  amount,
  lastOrderAt,
  tags,
}: Row) {
  await pool().query(
    `INSERT INTO "Member" ("id", "code", "kind", "region", "channel", "registeredAt", "birthMonth") VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, id.slice(-12), kind, region, channel, registeredAt, birth?.month ?? null],
  );
  // One who never bought may have no row: nothing is 0.
  if (orders + amount > 0 || lastOrderAt !== null)
    await pool().query(
      'INSERT INTO "MemberStats" ("memberId", "orders", "amount", "lastOrderAt") VALUES ($1, $2, $3, $4)',
      [id, orders, amount, lastOrderAt],
    );
  await pool().query(
    `INSERT INTO "MemberLevel" ("memberId", "code", "rank", "since", "scheme", "keepFrom", "changedAt") VALUES ($1, $2, $3, $4, 1, $4, $4)`,
    [id, level, rank, registeredAt],
  );
  for (const tag of tags)
    await pool().query(`INSERT INTO "MemberTag" ("memberId", "tag", "source") VALUES ($1, $2, 'test')`, [id, tag]);
}
