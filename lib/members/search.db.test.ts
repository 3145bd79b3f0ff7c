import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillMembers } from '@/lib/demo';
import { crowdMember } from '@/lib/demo/rules/crowd';
import { enrolMembers } from '@/lib/enrolment';
import { publicId } from '@/lib/kernel/id';
import { closeDatabase, pool } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import { countMembers, type MemberSearch, searchMembers } from '.';
import { beginningWith } from './rules/search-text';
import { findMembers } from './store/search-statements';

const NOW = new Date('2026-11-21T05:00:00Z');
const CROWD = 4_000;
const CAP = 10_000;

const ask = (q: string, more: Partial<MemberSearch> = {}): MemberSearch => ({ q, cursor: null, limit: 50, ...more });
const found = async (q: string, more: Partial<MemberSearch> = {}) => (await searchMembers(pool(), ask(q, more))).rows;
const total = (q: string, more: Partial<MemberSearch> = {}) => countMembers(pool(), ask(q, more), CAP);
const ids = async (where: string, values: unknown[] = []): Promise<string[]> => {
  const text = `SELECT "id" FROM "Member" m WHERE ${where} ORDER BY "registeredAt" DESC, "id" DESC`;
  return (await pool().query(text, values)).rows.map(({ id }) => id);
};

let grace: string;

beforeAll(async () => {
  await installStandardProgram(pool());
  await fillMembers(CROWD, NOW);
  const people = [
    { externalId: 'crm-1', mobile: '13900004321', name: 'Grace_100% O’Hara', storeCode: 'SH01' },
    { externalId: 'crm-10', mobile: '13900000002', name: '欧阳小明', storeCode: 'HZ01' },
    { externalId: '4321', mobile: '13900000003', name: '欧阳' },
  ];
  const outcomes = await enrolMembers(people, { actor: { kind: 'system', name: 'test' }, now: NOW });
  grace = outcomes[0]?.ok ? outcomes[0].value.memberId : '';
  await pool().query('ANALYZE');
}, 60_000);
afterAll(closeDatabase);

describe('a member is found', () => {
  test.each([
    ['his mobile in any spelling', '+86 139-0000-4321'],
    ['his name from three letters on, wherever and however they stand', 'oHARA'.replace('o', 'O’')],
    ['signs that mean something to the database, as they are', '_100%'],
    ['two letters that his name begins with', 'gr'],
    ['one letter', 'G'],
    ['his external id', 'crm-1'],
  ])('by %s', async (_, q) => expect((await found(q)).map(({ id }) => id)).toContain(grace));

  test('by his code, in any case, and by his id', async () => {
    const [{ code }] = (await pool().query('SELECT "code" FROM "Member" WHERE "id" = $1', [grace])).rows;
    for (const q of [code, code.toLowerCase(), publicId('member', grace)]) {
      expect((await found(q)).map(({ id }) => id)).toEqual([grace]);
    }
  });

  test('by the last four of his mobile, beside him whose external id they are', async () => {
    const names = (await found('4321')).map(({ id }) => id);
    expect(names).toContain(grace);
    expect(names).toEqual(expect.arrayContaining(await ids(`"externalId" = '4321'`)));
  });

  test('by an order, when the caller says whose it is', async () => {
    expect((await found('so-77', { ids: [grace] })).map(({ id }) => id)).toEqual([grace]);
  });

  test('masked', async () => {
    const [row] = await found('13900004321');
    expect(row).toMatchObject({ name: 'G**', mobile: '139****4321', levelCode: 'bronze', levelRank: 1, orders: 0 });
  });
});

describe('a search', () => {
  test.each(['100%%', 'a_b', '%', '_', '\\', "'; --", '无此人', '𠮷', 'mem_nothing'])(
    'for %o finds nobody',
    async (q) => {
      expect(await found(q)).toEqual([]);
      expect(await total(q)).toBe(0);
    },
  );

  test.each([
    ['a family name that many share', '王', `"name" LIKE '王%'`],
    ['two characters', crowdMember(7).name.slice(0, 2), `"name" LIKE '${crowdMember(7).name.slice(0, 2)}%'`],
    ['three characters', '欧阳小', `"name" LIKE '%欧阳小%'`],
    ['Latin letters', 'CHEN', `"name" ILIKE '%chen%'`],
    ['nothing', '', 'true'],
  ])('for %s finds exactly those, newest first, page by page and back', async (_, q, where) => {
    const expected = await ids(where);
    expect(await total(q)).toBe(expected.length);
    const pages: string[][] = [];
    let cursor: string | null = null;
    let back: string | null = null;
    do {
      const page = await searchMembers(pool(), ask(q, { cursor, limit: 200 }));
      pages.push(page.rows.map(({ id }) => id));
      [cursor, back] = [page.nextCursor, page.prevCursor];
    } while (cursor !== null);
    expect(pages.flat()).toEqual(expected);
    if (pages.length < 2) return;
    const before = await searchMembers(pool(), ask(q, { cursor: back, limit: 200 }));
    expect(before.rows.map(({ id }) => id)).toEqual(pages.at(-2));
  });

  test('stays within stores and levels', async () => {
    const within = { storeCodes: ['SZ01'], levelCodes: ['gold', 'diamond'] };
    const level = `(SELECT "code" FROM "MemberLevel" l WHERE l."memberId" = m."id") IN ('gold', 'diamond')`;
    for (const [q, where] of [
      ['', 'true'],
      ['王', `"name" LIKE '王%'`],
      ['hen', `"name" ILIKE '%hen%'`],
    ] as const) {
      const expected = await ids(`"storeCode" = 'SZ01' AND ${level} AND ${where}`);
      expect((await found(q, { ...within, limit: 2_000 })).map(({ id }) => id)).toEqual(expected);
      expect(await total(q, within)).toBe(expected.length);
    }
    expect(await found('13900004321', { storeCodes: ['SZ01'] })).toEqual([]);
    expect(await found('', { storeCodes: [] })).toEqual([]);
  });

  test('for a beginning finds the same along the registrations as by the index of names', async () => {
    const within = { storeCodes: ['SH01'], levelCodes: null };
    const page = { from: null, isBack: false, limit: 50 };
    const way = { ids: [grace], ranges: [beginningWith('李'), beginningWith('陈')] };
    const [one, other] = [
      await findMembers(pool(), { by: 'prefix', ...way }, within, page),
      await findMembers(pool(), { by: 'common', ...way }, within, page),
    ];
    expect(one.length).toBe(51);
    expect(other).toEqual(one);
  });

  test('refuses a cursor that is none', async () => {
    await expect(searchMembers(pool(), ask('', { cursor: 'x' }))).rejects.toMatchObject({
      code: 'bad_cursor',
      status: 422,
    });
  });
});
