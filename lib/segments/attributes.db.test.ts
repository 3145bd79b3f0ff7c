import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Arguments, type Condition, type ConditionLeaf, judge } from '@/lib/kernel/condition';
import { addDays, localDate } from '@/lib/kernel/day';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { blindIndex, seal } from '@/lib/platform/pii';
import { localAt, ZONE } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { refreshTotals } from '@/lib/statistics';
import '@/lib/wiring';
import { ARGUMENTS, type ArgumentName, checkArguments } from './attributes/arguments';
import { type Attribute, isNamed, type Moment, type Sheet } from './attributes/attribute';
import { purchaseOrders } from './attributes/purchases';
import { allAttributes, plugAttributes } from './attributes/registry';
import { complaintsOf } from './check';
import { attributes, choicesOf } from './listing';
import { judgeMembers, loadSheets, sheetReader } from './sheets';
import { conditionSql } from './store/condition-sql';
import { countMatching, membersMatching } from './store/members-where';
import { insertFacts } from './testing/facts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const NOW = localAt('2026-11-18T14:00');
const AT: Moment = { now: NOW, day: localDate(NOW, ZONE), zone: ZONE };
const MEMBERS = 220;
const DAY_MS = 86_400_000;

const ids = Array.from({ length: MEMBERS }, () => newId()).sort();
const sheets = new Map<string, Sheet>();

/** Days before now on and around every boundary there is, and one of the future. */
const daysAgo = fc.constantFrom(-1, 0, 1, 5, 6, 7, 8, 29, 30, 31, 59, 60, 61, 89, 90, 91, 179, 180, 181, 364, 365, 400);
const instant = fc
  .tuple(daysAgo, fc.constantFrom(-1, 0, 1))
  .map(([days, edge]) => new Date(NOW.getTime() - days * DAY_MS + edge));
const date = daysAgo.map((days) => localDate(addDays(NOW, -days, ZONE), ZONE));

const person = fc.record({
  kind: fc.constantFrom('person', 'enterprise'),
  gender: fc.constantFrom('female', 'male', null),
  region: fc.constantFrom('east', 'west', null),
  channel: fc.constantFrom('app', 'pos', null),
  storeCode: fc.constantFrom('S1', 'S2', null),
  month: fc.option(fc.integer({ min: 1, max: 12 }), { nil: null }),
  isInvited: fc.boolean(),
  registeredAt: instant,
  tags: fc.uniqueArray(fc.constantFrom('tea', 'vip', "o'brien")),
  stats: fc.option(
    fc.record({
      orders: fc.nat(4),
      amount: fc.nat(500),
      refunded: fc.nat(300),
      lastOrderAt: fc.option(instant, { nil: null }),
    }),
    { nil: null },
  ),
  // Where the sums stand: not made, of an earlier state, of another day, right.
  totals: fc.constantFrom('none', 'stale', 'yesterday', 'tomorrow', 'right'),
  days: fc.uniqueArray(
    fc.record({
      kind: fc.constantFrom('sale', 'sale', 'category', 'brand'),
      code: fc.constantFrom('S1', '', 'fish', 'b1'),
      hour: fc.constantFrom(0, 5, 6, 11, 23),
      day: date,
      orders: fc.nat(2),
      amount: fc.nat(400),
    }),
    { maxLength: 12, selector: ({ kind, code, hour, day }) => `${kind} ${code} ${kind === 'sale' ? hour : ''} ${day}` },
  ),
  level: fc.option(
    fc.record({ rank: fc.constantFrom(1, 2, 3), since: instant, validTo: fc.option(instant, { nil: null }) }),
    { nil: null },
  ),
  // Around the instant at which the level began, and around now.
  orders: fc.array(
    fc.record({
      paidAt: fc.constantFrom<(since: Date) => Date | null>(
        (since) => new Date(since.getTime() - 1),
        (since) => since,
        (since) => new Date(since.getTime() + 1),
        () => NOW,
        () => new Date(NOW.getTime() + 1),
        () => null,
      ),
      goods: fc.constantFrom(0, 100),
      isRefunded: fc.boolean(),
    }),
    { maxLength: 5 },
  ),
  lots: fc.array(
    fc.record({
      points: fc.integer({ min: 1, max: 60 }),
      activatesAt: instant,
      expiresAt: fc.option(instant, { nil: null }),
    }),
    { maxLength: 4 },
  ),
  holds: fc.array(fc.record({ points: fc.integer({ min: 1, max: 40 }), endsAt: instant }), { maxLength: 2 }),
  debt: fc.constantFrom(0, 0, 7),
  growth: fc.option(fc.nat(900), { nil: null }),
  more: fc.integer({ min: 0, max: 1_000_000 }),
});
export type Person = typeof person extends fc.Arbitrary<infer T> ? T : never;

beforeAll(async () => {
  await installStandardProgram(pool());
  for (const [place, id] of SEEDED.batches.entries())
    await pool().query(
      `INSERT INTO "CouponBatch" ("id", "state", "version", "createdAt", "createdBy", "changedAt") VALUES ($1, $2, 1, $3, 'test', $3)`,
      [id, place === 0 ? 'live' : 'voided', NOW],
    );
  const people = fc.sample(person, { numRuns: MEMBERS, seed: 5 });
  for (const [place, one] of people.entries()) await insert(ids[place] as string, one, place);
  for (const [place, { totals }] of people.entries()) {
    const offset = { none: null, stale: 0, yesterday: -1, tomorrow: 1, right: 0 }[totals];
    const id = ids[place] as string;
    await recountedAs(id);
    if (offset !== null) await refreshTotals(pool(), [id], localDate(addDays(NOW, offset, ZONE), ZONE));
    // What is not of this state must never be read.
    if (totals === 'stale')
      await pool().query('UPDATE "PurchaseTotal" SET "isStale" = true, "orders30" = 99 WHERE "memberId" = $1', [id]);
  }
  const sources = [...new Map(allAttributes().map(({ source }) => [source.code, source])).values()];
  for (const [id, sheet] of await loadSheets(pool(), sources, ids, AT)) sheets.set(id, sheet);
});
afterAll(closeDatabase);

/** Every way to narrow an attribute: each argument with each value, and pairs with windows. */
function narrowings({ narrowing }: Attribute): (Arguments | undefined)[] {
  const values: Readonly<Record<ArgumentName, readonly (string | number)[]>> = {
    days: [7, 30, 60, 90, 180, 365],
    within: [1, 7, 30, 365],
    category: ['fish', 'unknown'],
    brand: ['b1'],
    store: ['S1'],
    weekday: [1, 3, 7],
    hours: ['night', 'morning', 'evening'],
    batch: SEEDED.batches,
    type: ['check_in', 'share'],
    benefit: ['gift', 'none'],
  };
  const names = [...(narrowing?.needs ?? []), ...(narrowing?.may ?? [])];
  const single = names.flatMap((name) => values[name].map((value): Arguments => ({ [name]: value })));
  const pairs = single.flatMap((one) => single.map((other) => ({ ...one, ...other })));
  const all = [undefined, ...single, ...pairs].filter((given) => checkArguments(narrowing, given).ok);
  const unique = [...new Map(all.map((given) => [JSON.stringify(given), given])).values()];
  return unique.filter((given, place) => Object.keys(given ?? {}).length < 2 || place % 25 === 0);
}

/** Tests of an attribute at every value somebody has, one below and one above it; of names each there is, and others. */
function leavesFor(attribute: Attribute, given: Arguments | undefined): ConditionLeaf[] {
  const about = { attribute: attribute.code, ...(given === undefined ? {} : { with: given }) };
  const reads = ids.map((id) => sheetReader(sheets.get(id) as Sheet, AT)(attribute.code, given));
  if (isNamed(attribute)) {
    const names = [...new Set(reads.flat().filter((one) => typeof one === 'string'))];
    const asked = [...names.map((name) => [name]), names, ['nobody', "'; DROP TABLE x; --"]];
    const choices: ConditionLeaf[] = asked.filter((some) => some.length > 0).map((oneOf) => ({ ...about, oneOf }));
    return [...choices, { ...about, atLeast: 1 }];
  }
  const numbers = [...new Set(reads.filter((one) => typeof one === 'number'))].sort((a, b) => a - b);
  const some = numbers.filter(
    (_, place) =>
      place % Math.ceil(numbers.length / (given === undefined ? 4 : 2)) === 0 || place === numbers.length - 1,
  );
  const bounds = [...new Set([0, ...some.flatMap((one) => [one - 1, one, one + 1])])];
  const choice: ConditionLeaf = { ...about, oneOf: [String(numbers[0] ?? 0)] };
  return [
    choice,
    ...bounds.flatMap((n): ConditionLeaf[] => [
      { ...about, atLeast: n },
      { ...about, atMost: n },
    ]),
  ];
}

/** For whom the two readings of a condition differ: in memory against SQL over all members, and over a few. */
async function differing(condition: Condition): Promise<string[]> {
  const answers = (['many', 'few'] as const).map(async (reach) => {
    const { from, where, values } = conditionSql(condition, AT, { reach });
    const { rows } = await pool().query({ text: `SELECT m."id", ${where} AS "is" FROM ${from}`, values: [...values] });
    const inSql = new Map(rows.map(({ id, is }) => [id, is === null ? 'later' : is ? 'yes' : 'no']));
    return [reach, inSql] as const;
  });
  const sure = conditionSql(condition, AT, { isSure: true });
  const { rows: surely } = await pool().query({
    text: `SELECT m."id" FROM ${sure.from} WHERE ${sure.where}`,
    values: [...sure.values],
  });
  const held = new Set(surely.map(({ id }) => id));
  const inMemory = ids.map((id) => [id, judge(condition, sheetReader(sheets.get(id) as Sheet, AT)).is] as const);
  const wrong = inMemory
    .filter(([id, is]) => (is === 'yes') !== held.has(id))
    .map(([id, is]) => `sure ${id}: ${is} in memory`);
  const told = (await Promise.all(answers)).flatMap(([reach, inSql]) =>
    inMemory
      .filter(([id, is]) => is !== inSql.get(id))
      .map(([id, is]) => `${reach} ${JSON.stringify(condition)}: ${is} in memory, ${inSql.get(id)} in SQL`),
  );
  return [...wrong, ...told];
}

describe('every attribute says the same in memory and in SQL', () => {
  test.each(allAttributes().map((one) => [one.code, one] as const))('%s', async (_, one) => {
    let distinct = 0;
    for (const given of narrowings(one)) {
      const leaves = leavesFor(one, given);
      distinct = Math.max(distinct, leaves.length);
      for (const leaf of leaves) expect(await differing(leaf)).toEqual([]);
    }
    // A test of one value proves little: the members must differ in every attribute.
    expect(distinct).toBeGreaterThan(3);
  });

  test('in any combination', async () => {
    const pick = fc
      .constantFrom(...allAttributes())
      .chain((one) => fc.constantFrom(...narrowings(one)).map((given) => [one, given] as const))
      .chain(([one, given]) => fc.constantFrom(...leavesFor(one, given)));
    const tree = fc.letrec<{ tree: Condition }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        pick,
        fc.constant<Condition>({ attribute: 'cart.amount', atLeast: 1 }),
        fc.constant<Condition>({ attribute: 'purchase.orders', with: { days: 31 }, atLeast: 1 }),
        fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
        fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
        fc.record({ not: tie('tree') }),
      ),
    })).tree;
    await fc.assert(
      fc.asyncProperty(tree, async (condition) => {
        expect(await differing(condition)).toEqual([]);
      }),
      { numRuns: 120, seed: 3 },
    );
  });

  test('and one that does not is found', async () => {
    // The first day of a window is left out: right for nearly everybody.
    const planted: Attribute = {
      ...purchaseOrders,
      code: 'planted.orders',
      sql: (w, narrowed) =>
        purchaseOrders.sql(
          { ...w, value: (one, type) => w.value(type === 'int4' ? Number(one) - 1 : one, type) },
          narrowed,
        ),
    };
    plugAttributes({ planted });
    try {
      const leaves = leavesFor(planted, { days: 30, store: 'S1' });
      const found = await Promise.all(leaves.map(differing));
      expect(found.flat().length).toBeGreaterThan(0);
    } finally {
      await import('@/lib/segment-attributes').then(plugAttributes);
    }
  });
});

test('who surely matches is counted and found the same way, of all and of some', async () => {
  const condition: Condition = {
    all: [
      { attribute: 'purchase.orders', with: { days: 90 }, atLeast: 1 },
      { not: { attribute: 'member.tags', oneOf: ['vip'] } },
    ],
  };
  const expected = ids.filter((id) => judge(condition, sheetReader(sheets.get(id) as Sheet, AT)).is === 'yes');
  expect(expected.length).toBeGreaterThan(5);
  expect(await countMatching(pool(), condition, NOW)).toBe(expected.length);
  expect([...(await membersMatching(pool(), condition, NOW, ids))].sort()).toEqual(expected);
  const judged = await judgeMembers(pool(), condition, NOW, ids);
  expect(ids.filter((id) => judged.get(id)?.is === 'yes')).toEqual(expected);
  const vip = ids.find((id) => [sheetReader(sheets.get(id) as Sheet, AT)('member.tags')].flat().includes('vip')) ?? '';
  const tags: Condition = { not: { attribute: 'member.tags', oneOf: ['vip'] } };
  expect((await judgeMembers(pool(), tags, NOW, [vip])).get(vip)).toMatchObject({ is: 'no', isNegated: true });
});

test.each<[string, Condition, readonly string[]]>([
  ['an unknown name', { attribute: 'cart.amount', atLeast: 1 }, ['attribute_unknown']],
  ['a size of a name', { attribute: 'member.level', atLeast: 1 }, ['operator_wrong']],
  ['a window that is not kept', { attribute: 'purchase.orders', with: { days: 31 }, atLeast: 1 }, ['argument_wrong']],
  ['a missing argument', { attribute: 'points.expiring', atLeast: 1 }, ['argument_missing']],
  ['an argument of others', { attribute: 'member.rank', with: { days: 30 }, atLeast: 1 }, ['argument_unknown']],
  [
    'a category at a store',
    { attribute: 'purchase.orders', with: { category: 'a', store: 'b' }, atLeast: 1 },
    ['arguments_apart'],
  ],
  ['nothing', { attribute: 'purchase.orders', with: { days: 30, category: 'a' }, atLeast: 1 }, []],
])('what is wrong with a condition is told: %s', (_, condition, codes) => {
  expect(complaintsOf(condition).map(({ code }) => code)).toEqual(codes);
});

test('a builder is offered every attribute with its arguments, and names with how many have them', async () => {
  const listed = attributes();
  expect(listed.length).toBe(allAttributes().length);
  expect(listed.find(({ code }) => code === 'purchase.orders')).toMatchObject({
    group: 'purchases',
    operators: ['atLeast', 'atMost'],
    arguments: expect.arrayContaining([
      expect.objectContaining({ name: 'days', of: ['7', '30', '60', '90', '180', '365'] }),
    ]),
  });
  const counted = async (code: string) =>
    Number((await pool().query(`SELECT count(*) FROM "Member" WHERE "region" = $1`, [code])).rows[0].count);
  for (const { code, count } of await choicesOf(pool(), 'member.region')) expect(count).toBe(await counted(code));
  for (const one of listed.filter(({ hasChoices }) => hasChoices)) await choicesOf(pool(), one.code);
  for (const name of Object.keys(ARGUMENTS)) await choicesOf(pool(), 'purchase.orders', name);
});

const SEEDED = { batches: [randomUUID(), randomUUID()] };

/** Whoever bought has a row of sums from then on, stale as the transaction of an order leaves it. */
const recountedAs = (id: string) =>
  pool().query(
    `INSERT INTO "PurchaseTotal" ("memberId", "version", "isStale", "asOf", "movesOn")
     SELECT DISTINCT "memberId", 1, true, date '2000-01-01', date '2000-01-01' FROM "PurchaseDay" WHERE "memberId" = $1`,
    [id],
  );

/** Orders around the beginning of the level; without a level there are none. */
async function insertOrders(id: string, { orders, level }: Person): Promise<void> {
  const since = level?.since ?? NOW;
  for (const { paidAt, goods, isRefunded } of level === null ? [] : orders)
    await pool().query(
      `INSERT INTO "Order" ("memberId", "id", "externalId", "status", "placedAt", "paidAt", "goods", "freight", "adjustment", "fullyRefunded", "contentHash", "source")
       VALUES ($1, $2, $3, 'paid', $4, $5, $6, 0, 0, $7, 'h', 'test')`,
      [id, newId(), randomUUID(), since, paidAt(since), goods, isRefunded],
    );
}

async function insert(id: string, one: Person, place: number): Promise<void> {
  const db = pool();
  const birthday = one.month === null ? null : `1990-${String(one.month).padStart(2, '0')}-11`;
  await db.query(
    `INSERT INTO "Member" ("id", "code", "kind", "gender", "region", "channel", "storeCode", "birthday", "birthMonth", "inviterId", "registeredAt", "emailHash")
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      id,
      `P${place}`,
      one.kind,
      one.gender,
      one.region,
      one.channel,
      one.storeCode,
      birthday === null ? null : seal(birthday),
      one.month,
      one.isInvited ? newId() : null,
      one.registeredAt,
      blindIndex('email', `${place}@example.com`),
    ],
  );
  for (const tag of one.tags)
    await db.query(`INSERT INTO "MemberTag" ("memberId", "tag", "source") VALUES ($1, $2, 'test')`, [id, tag]);
  const { stats, level } = one;
  if (stats !== null) {
    await db.query(
      `INSERT INTO "MemberStats" ("memberId", "orders", "amount", "refunded", "lastOrderAt") VALUES ($1, $2, $3, $4, $5)`,
      [id, stats.orders, stats.amount, stats.refunded, stats.lastOrderAt],
    );
    // Only who has statistics has bought.
    for (const { kind, code, hour, day, orders, amount } of one.days)
      await db.query(
        `INSERT INTO "PurchaseDay" ("memberId", "kind", "code", "hour", "day", "orders", "amount") VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, kind, code, kind === 'sale' ? hour : -1, day, orders, amount],
      );
  }
  if (level !== null)
    await db.query(
      `INSERT INTO "MemberLevel" ("memberId", "code", "rank", "since", "validTo", "scheme", "keepFrom", "changedAt") VALUES ($1, $2, $3, $4, $5, 1, $4, $4)`,
      [id, ['bronze', 'silver', 'gold'][level.rank - 1], level.rank, level.since, level.validTo],
    );
  if (one.growth !== null)
    await db.query(
      `INSERT INTO "LedgerAccount" ("memberId", "asset", "balance", "earned", "version") VALUES ($1, 'growth', $2, $2, 1)`,
      [id, one.growth],
    );
  if (one.lots.length + one.holds.length + one.debt > 0) {
    const total = one.lots.reduce((sum, { points }) => sum + points, 0);
    await db.query(
      `INSERT INTO "LedgerAccount" ("memberId", "asset", "balance", "debt", "earned", "version") VALUES ($1, 'points', $2, $3, $4, 1)`,
      [id, total - one.debt, one.debt, total],
    );
  }
  for (const { points, activatesAt, expiresAt } of one.lots)
    await db.query(
      `INSERT INTO "LedgerLot" ("memberId", "id", "asset", "entryId", "sourceType", "sourceId", "earned", "remaining", "activatesAt", "expiresAt")
       VALUES ($1, $2, 'points', $3, 'test', 'test', $4, $4, $5, $6)`,
      [id, newId(), newId(), points, activatesAt, expiresAt],
    );
  for (const { points, endsAt } of one.holds)
    await db.query(
      `INSERT INTO "LedgerHold" ("memberId", "id", "points", "state", "key", "sourceType", "sourceId", "reason", "actor", "heldAt", "endsAt")
       VALUES ($1, $2, $3, 'held', gen_random_uuid()::text, 'test', 'test', 'test', 'test', $4::timestamptz - interval '1 day', $4)`,
      [id, newId(), points, endsAt],
    );
  await insertOrders(id, one);
  await insertFacts(id, one.more, NOW, SEEDED.batches);
}
