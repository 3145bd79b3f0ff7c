import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { syncBrands, syncCategories, syncProducts } from '@/lib/catalog';
import { givenMembers } from '@/lib/coupons/testing/people';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { shared } from '@/lib/platform/shared';
import { systemCaller } from '@/lib/platform/system-caller';
import { recordConsents } from '@/lib/privacy';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { refreshGoods } from './jobs/refresh-goods';
import { suggestDue } from './jobs/suggest';
import { suggestAnew, suggestAsConsented } from './listen';
import { ownSuggestions } from './queries';
import { type Bought, type Goods, type Naive, naiveSuggestions } from './testing/naive';

const NOW = new Date('2026-11-22T04:00:00Z');
const DAY_MS = 86_400_000;
const FROM = new Date(NOW.getTime() - 365 * DAY_MS);
const CODES = Array.from({ length: 40 }, (_, at) => (at < 26 ? `RP-${String.fromCharCode(65 + at)}` : `RP-Y${at}`));
const GOODS: readonly Goods[] = CODES.map((code, at) => ({
  code,
  category: at === 13 ? null : `rc${at % 3}`,
  brand: at % 4 === 0 ? null : `rb${at % 2}`,
  tags: at % 5 === 0 ? ['size:M'] : at % 5 === 1 ? ['skin:dry', 'new'] : [],
  isArchived: at === 5,
}));

beforeAll(async () => {
  await installStandardProgram(pool());
  const caller = systemCaller('test', new Date(NOW.getTime() - 400 * DAY_MS));
  const named = (code: string) => ({ code, nameZh: code, nameEn: code });
  await execute(syncCategories, caller, { categories: ['rc0', 'rc1', 'rc2'].map(named) });
  await execute(syncBrands, caller, { brands: ['rb0', 'rb1'].map(named) });
  await execute(syncProducts, caller, {
    products: GOODS.map(({ code, category, brand, tags }) => ({
      ...named(code),
      category,
      brand,
      tags: [...tags],
      skus: [{ ...named(`${code}-1`), prices: [{ kind: 'list', amount: 1_000 }] }],
    })),
  });
  await pool().query('UPDATE "Product" SET "archivedAt" = $2 WHERE "code" = $1', ['RP-F', NOW]);
});
beforeEach(async () => {
  for (const table of ['OrderLine', 'Order', 'MemberTag', 'Suggestion', 'SuggestionDue', 'GoodsPair', 'GoodsDemand'])
    await pool().query(`DELETE FROM "${table}"`);
});
afterAll(closeDatabase);

/** Writes lines as orders hold them: those of one order together. */
async function givenLines(lines: readonly Bought[]): Promise<void> {
  const orders = Map.groupBy(lines, ({ order }) => order);
  for (const [id, [first]] of orders) {
    if (first === undefined) continue;
    await pool().query(
      `INSERT INTO "Order" ("memberId", "id", "externalId", "status", "storeCode", "placedAt", "paidAt", "goods", "freight", "adjustment", "contentHash", "source")
       VALUES ($1, $2, $3, 'paid', $4, $5, $5, 1000, 0, 0, '', 'test')`,
      [first.member, id, id, first.store, new Date(first.at * 1000)],
    );
  }
  for (const [at, { member, order, product, isKept, isReturned }] of lines.entries()) {
    const quantity = isKept && isReturned ? 2 : 1;
    await pool().query(
      `INSERT INTO "OrderLine" ("memberId", "orderId", "id", "position", "kind", "sku", "quantity", "unitPrice", "discount", "net", "refundedQuantity")
       VALUES ($1, $2, $3, 1, 'goods', $4, $5, 500, 0, 500, $6)`,
      [member, order, String(at), `${product}-1`, quantity, isReturned ? 1 : 0],
    );
  }
}

type Said = Partial<Omit<Bought, 'at'>> & { readonly daysAgo?: number };
const line = (member: string, product: string, { daysAgo = 10, ...more }: Said = {}): Bought => ({
  member,
  order: newId(),
  product,
  store: null,
  at: NOW.getTime() / 1000 - daysAgo * 86_400,
  isKept: true,
  isReturned: false,
  ...more,
});

const stored = async (): Promise<Naive[]> =>
  (
    await pool().query(
      'SELECT "memberId" AS member, "product", "reason", "because", "figure", "score"::int AS score FROM "Suggestion"',
    )
  ).rows;

const sorted = (all: readonly Naive[]): string[] =>
  all
    .map(({ member, product, reason, because, figure, score }) =>
      [member, product, reason, because, figure, score].join(' '),
    )
    .toSorted();

const consent = async (member: string, isGiven: boolean) => {
  const said = { purpose: 'personalisation', channel: 'portal', isGiven } as const;
  await withTransaction((db) =>
    recordConsents(db, member, [said], { now: new Date(NOW.getTime() - 1_000), source: 'portal', proof: {} }),
  );
  await suggestAsConsented({ id: '1', name: 'consent.changed', memberId: member, payload: said, at: NOW } as never);
};

const asked = { now: NOW, limit: 12 };

test('come to what loops over all purchases come to, whatever was bought, given back or switched off', async () => {
  let state = 20_261_122;
  const roll = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
  const members = await givenMembers(16);
  const [quiet = ''] = members;
  const lines: Bought[] = [];
  for (let order = 0; order < 100; order++) {
    const member = members[roll(members.length)] ?? '';
    const [id, at] = [newId(), NOW.getTime() / 1000 - 3_600 * (1 + roll(24 * 400))];
    for (let count = 1 + roll(3); count > 0; count--) {
      const fate = roll(10);
      const product = CODES[roll(CODES.length)] ?? '';
      const store = order % 3 === 0 ? 'S-1' : null;
      lines.push({ member, order: id, product, store, at, isKept: fate > 1, isReturned: fate < 3 });
    }
  }
  await givenLines(lines);
  const tags = new Map(members.slice(3, 7).map((id, at) => [id, at % 2 === 0 ? ['size:M'] : ['skin:dry', 'size:M']]));
  for (const [member, all] of tags)
    for (const tag of all)
      await pool().query('INSERT INTO "MemberTag" ("memberId", "tag", "source") VALUES ($1, $2, $3)', [
        member,
        tag,
        't',
      ]);
  await consent(quiet, false);

  await refreshGoods(NOW);
  expect(await suggestDue(NOW, 5)).toBeGreaterThan(5);
  const expected = naiveSuggestions({
    lines,
    goods: GOODS,
    tags,
    off: new Set([quiet]),
    from: FROM.getTime() / 1000,
    now: NOW.getTime() / 1000,
    buyersMin: 3,
  });
  expect(sorted(await stored())).toEqual(sorted(expected));
  expect(new Set(expected.map(({ reason }) => reason)).size).toBe(5);

  // Again, and again for those who are due once more: the same.
  await refreshGoods(NOW);
  await suggestAnew({ id: '1', name: 'order.settled', memberId: members[1], payload: {}, at: NOW } as never);
  await suggestDue(NOW);
  expect(sorted(await stored())).toEqual(sorted(expected));
  expect(await suggestDue(NOW)).toBe(0);
});

test('tells nobody what fewer than three others bought, and never names who', async () => {
  const members = await givenMembers(5);
  const [me = '', ...others] = members;
  await givenLines([
    line(me, 'RP-A'),
    ...others.flatMap((other, at) => [
      line(other, 'RP-A'),
      ...(at < 2 ? [line(other, 'RP-B')] : [line(other, 'RP-N')]),
    ]),
    line(others[0] ?? '', 'RP-N'),
  ]);
  await refreshGoods(NOW);
  await suggestDue(NOW);
  const own = await ownSuggestions(pool(), me, asked);
  expect(own?.map(({ product, reason, because, figure }) => [product.code, reason, because?.en, figure])).toEqual([
    ['RP-N', 'together', 'RP-A', 3],
  ]);
  expect(others.filter((other) => JSON.stringify(own).includes(other))).toEqual([]);
});

test('switched off there is nothing, at once; on again it is worked out anew', async () => {
  const members = await givenMembers(4);
  const [me = ''] = members;
  await givenLines(members.flatMap((one, at) => [line(one, 'RP-A'), ...(at === 0 ? [] : [line(one, 'RP-N')])]));
  await refreshGoods(NOW);
  await suggestDue(NOW);
  expect(await ownSuggestions(pool(), me, asked)).toHaveLength(1);

  await consent(me, false);
  expect((await stored()).filter(({ member }) => member === me)).toEqual([]);
  expect(await ownSuggestions(pool(), me, asked)).toBeNull();
  await refreshGoods(NOW);
  await suggestDue(NOW);
  expect((await stored()).filter(({ member }) => member === me)).toEqual([]);

  await consent(me, true);
  await suggestDue(NOW);
  expect(await ownSuggestions(pool(), me, asked)).toHaveLength(1);

  await pool().query(
    `UPDATE "Program" SET "settings" = jsonb_set("settings", '{suggestions}', '{"mode":"OFF"}'), "revision" = "revision" + 1`,
  );
  shared.forget('program');
  try {
    expect(await ownSuggestions(pool(), me, asked)).toBeNull();
    expect(await refreshGoods(NOW)).toBe(0);
  } finally {
    await pool().query(`UPDATE "Program" SET "settings" = "settings" - 'suggestions', "revision" = "revision" + 1`);
    shared.forget('program');
  }
});

test('what is not sold any more, or came back meanwhile, is not shown; a newcomer sees what his store buys', async () => {
  const members = await givenMembers(5);
  const [me = '', newcomer = ''] = members;
  const others = members.slice(2);
  await pool().query('UPDATE "Member" SET "storeCode" = $2 WHERE "id" = $1', [newcomer, 'S-9']);
  await givenLines([
    line(me, 'RP-A'),
    ...others.flatMap((one) => [line(one, 'RP-A'), line(one, 'RP-N', { store: 'S-9' }), line(one, 'RP-D')]),
  ]);
  await refreshGoods(NOW);
  await suggestDue(NOW);
  const codesOf = async (member: string) =>
    (await ownSuggestions(pool(), member, asked))?.map(({ product, reason }) => `${product.code} ${reason}`);
  expect(await codesOf(me)).toEqual(['RP-D together', 'RP-N together']);
  expect(await codesOf(newcomer)).toEqual(['RP-N popular', 'RP-A popular', 'RP-D popular']);

  await givenLines([line(me, 'RP-N', { isKept: false, isReturned: true, daysAgo: 1 })]);
  expect(await codesOf(me)).toEqual(['RP-D together']);
  await pool().query(`UPDATE "Sku" SET "archivedAt" = $1 WHERE "code" = 'RP-D-1'`, [NOW]);
  expect(await codesOf(me)).toEqual([]);
  await pool().query(`UPDATE "Sku" SET "archivedAt" = NULL WHERE "code" = 'RP-D-1'`);
});

test('a merge takes the suggestions of both away, and makes both due', async () => {
  const [one = '', other = ''] = await givenMembers(2);
  for (const id of [one, other])
    await pool().query(`INSERT INTO "Suggestion" VALUES ($1, 'RP-A', 'again', 'RP-A', 7, 2, $2)`, [id, NOW]);
  const payload = { mergeId: newId(), absorbedId: other, memberId: one };
  await suggestAnew({ id: '1', name: 'member.merged', memberId: one, payload, at: NOW } as never);
  expect(await stored()).toEqual([]);
  expect((await pool().query('SELECT FROM "SuggestionDue"')).rowCount).toBe(2);
});
