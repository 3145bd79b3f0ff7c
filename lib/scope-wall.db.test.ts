import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import '@/lib/wiring';
import { type Actor, isScoped } from '@/lib/kernel/actor';
import { PERMISSIONS } from '@/lib/kernel/permission';
import { memberInSight } from '@/lib/members';
import { isInvalidInput, parseInput } from '@/lib/platform/command';
import { beyondWall, closeDatabase, type Db, onSnapshot, pool } from '@/lib/platform/db';
import { query } from '@/lib/platform/query';
import { readerOf } from '@/lib/platform/reading';
import { systemCaller } from '@/lib/platform/system-caller';
import { type StaffAct, staffActs } from '@/lib/platform/testing/acts';
import { guessesAbout, tellsOf } from '@/lib/platform/testing/guesses';
import { household, openMarket, type Things } from '@/lib/platform/testing/household';
import { settle, twoStores } from '@/lib/platform/testing/two-stores';
import { behindWall, wallStands } from '@/lib/platform/wall';
import { installStandardProgram } from '@/lib/standard-program';

// The second wall around the stores of scoped staff (S1-5.1, decision 079): what the database itself does not show them.

let west: Things;
let east: Things;
let stores: Awaited<ReturnType<typeof twoStores>>;

beforeAll(async () => {
  await installStandardProgram(pool());
  stores = await twoStores();
  const market = await openMarket();
  [west, east] = [await household(market), await household(market)];
  await settle(west.memberId, stores.west);
  await settle(east.memberId, stores.east);
});
afterAll(closeDatabase);

const west1 = () => behindWall(['west-1']);

const staffOf = (storeIds: readonly string[] | null): Actor => ({
  kind: 'staff',
  id: west.memberId,
  name: 'test',
  roles: [],
  permissions: new Set(PERMISSIONS),
  scope: storeIds === null ? null : { regionIds: [], storeIds },
});

const idsIn = async (db: Db, table: string, column = 'memberId'): Promise<Set<string>> => {
  const { rows } = await db.query(`SELECT DISTINCT "${column}" AS id FROM "${table}" WHERE "${column}" IS NOT NULL`);
  return new Set(rows.map(({ id }) => id));
};

/** Every table of ours with its columns. */
async function tables(): Promise<Map<string, string[]>> {
  const { rows } = await pool().query(
    `SELECT c.relname AS name, array_agg(a.attname::text) AS columns FROM pg_class c
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v') GROUP BY 1 ORDER BY 1`,
  );
  return new Map(rows.map(({ name, columns }) => [name, columns]));
}

test('the wall stands here, where the program is no superuser', async () => {
  const { rows } = await pool().query(`SELECT rolsuper FROM pg_roles WHERE rolname = current_user`);
  expect([rows[0].rolsuper, await wallStands()]).toEqual([false, true]);
});

test('a raw SELECT without any condition shows the own store and nobody else, in every table that names members', async () => {
  const named = [...(await tables())].filter(([, columns]) => columns.includes('memberId')).map(([name]) => name);
  expect(named.length).toBeGreaterThan(60);
  const seen: Record<string, boolean> = {};
  for (const table of named.filter((name) => !SECRETS.includes(name))) {
    const [open, walled] = [await idsIn(pool(), table), await idsIn(west1(), table)];
    expect([table, walled.has(east.memberId)]).toEqual([table, false]);
    // Whatever there is of his own is shown: a wall that hides all would be no wall but a fault.
    expect([table, walled.has(west.memberId)]).toEqual([table, open.has(west.memberId)]);
    if (open.has(east.memberId)) seen[table] = true;
  }
  // Of so many tables there was something to hide.
  expect(Object.keys(seen).length).toBeGreaterThan(20);
});

test('members, orders and their lines are those of the own store; who was merged into one of it is told with him', async () => {
  expect([...(await idsIn(west1(), 'Member', 'id'))]).toEqual([west.memberId]);
  const { rows } = await west1().query('SELECT count(*)::int AS own FROM "Order"');
  const all = await pool().query('SELECT count(*)::int AS own FROM "Order" WHERE "memberId" = $1', [west.memberId]);
  expect(rows[0].own).toBe(all.rows[0].own);
  await pool().query(`UPDATE "Member" SET "status" = 'merged', "mergedInto" = $2 WHERE "id" = $1`, [
    east.memberId,
    west.memberId,
  ]);
  try {
    expect([...(await idsIn(west1(), 'LedgerEntry'))].sort()).toEqual([east.memberId, west.memberId].sort());
  } finally {
    await pool().query(`UPDATE "Member" SET "status" = 'active', "mergedInto" = NULL WHERE "id" = $1`, [east.memberId]);
  }
});

test('an order made in the own store is seen with its lines, whoever made it', async () => {
  const order = 'UPDATE "Order" SET "storeCode" = $2 WHERE "memberId" = $1';
  await pool().query(order, [east.memberId, 'west-1']);
  try {
    expect(await idsIn(west1(), 'OrderLine')).toEqual(new Set([east.memberId, west.memberId]));
    expect((await idsIn(west1(), 'Member', 'id')).has(east.memberId)).toBe(false);
  } finally {
    await pool().query(order, [east.memberId, null]);
  }
});

test('nobody writes through the wall, takes it off, or leaves it on the connection', async () => {
  await expect(west1().query(`UPDATE "Member" SET "name" = 'x'`)).rejects.toMatchObject({ code: '25006' });
  await expect(behindWall([]).query('SELECT 1 FROM "Session"')).rejects.toMatchObject({ code: '42501' });
  const { rows } = await pool().query(
    `SELECT current_user = session_user AS own, current_setting('regulars.stores', true) AS s`,
  );
  expect([rows[0].own, rows[0].s || null]).toEqual([true, null]);
  expect(await idsIn(behindWall([]), 'Member', 'id')).toEqual(new Set());
});

test('a snapshot of several statements stands behind the same wall', async () => {
  const seen = await onSnapshot(west1(), async (db) => [await idsIn(db, 'Member', 'id'), await idsIn(db, 'Coupon')]);
  expect(seen.map((ids) => ids.has(east.memberId))).toEqual([false, false]);
});

test('out of reach is told from not there, and only that', async () => {
  const db = await readerOf(staffOf([stores.west.id]));
  expect(beyondWall(db)).not.toBe(db);
  expect(await memberInSight(db, staffOf([stores.west.id]), east.memberId)).toEqual({
    isVisible: false,
    id: east.memberId,
  });
});

test('a planted query without a condition on stores leaks nothing, and tells whoever is there for everything all', async () => {
  const planted = query({
    can: 'members.read',
    input: z.object({}),
    run: async ({ db }) => (await db.query('SELECT "name", "code" FROM "Member"')).rows,
  });
  const told = async (actor: Actor) =>
    JSON.stringify(await planted.run({ ...systemCaller('test'), actor, db: await readerOf(actor) }, {}));
  expect([
    (await told(staffOf([stores.west.id]))).includes(east.code),
    (await told(staffOf(null))).includes(east.code),
  ]).toEqual([false, true]);
});

describe('with the first wall taken away', () => {
  // Whoever asks has no scope, so no query narrows anything by itself; what he reads through is narrowed to the west.
  test('no query of the tree that names things of the east says anything of them', async () => {
    const acts = (await staffActs()).filter(({ name, definition }) => !('name' in definition) && !(name in BEYOND));
    const answered: string[] = [];
    for (const act of acts) {
      const said = await Promise.all(guessesAbout(east).map((raw) => saidBy(act, raw)));
      if (said.some((one) => one !== null)) answered.push(act.name);
      for (const one of said) expect([act.name, one, tellsOf(one ?? '', east)]).toEqual([act.name, one, false]);
    }
    // Most queries answered something, so most of them were looked at.
    expect(answered.length).toBeGreaterThan(acts.length / 2);
  });
});

/** What is of no store, and narrowed by its own query alone; and what the API reads in sets for many callers at once. */
const BEYOND: Readonly<Record<string, string>> = {
  auditTrail: 'scoped staff see what they did themselves',
  objectHistory: 'scoped staff see what they did themselves',
  auditFacets: 'scoped staff see what they did themselves',
  approvalList: 'scoped staff see what they asked for themselves',
  memberOfId: 'judged by requireSight of the read',
  memberOfName: 'judged by requireSight of the read',
  ownAccount: 'of oneself',
};

/** What a query says to one for everything who reads behind the wall; null when the input is none of its own or it refuses. */
async function saidBy({ definition }: StaffAct, raw: unknown): Promise<string | null> {
  const actor = staffOf(null);
  expect(isScoped(actor)).toBe(false);
  try {
    const input = parseInput(definition.input, raw);
    return JSON.stringify(await definition.run({ ...systemCaller('test'), actor, db: west1() }, input)) ?? '';
  } catch (error) {
    if (isInvalidInput(error) || (error as { readonly status?: unknown }).status !== undefined) return null;
    throw error;
  }
}

/** What holds secrets is not readable at all. */
const SECRETS = ['PassSeed'];

test('every column that holds a member is one that the wall knows, or stands beside one', async () => {
  const { rows } = await pool().query(
    `SELECT c.relname AS "table", a.attname AS "column" FROM pg_class c
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.atttypid = 'uuid'::regtype
       AND a.attname ~* '(member|inviter|invitee|survivor|absorbed|former|friend)' AND a.attname NOT IN ('memberId', 'lastMember')
       AND c.relname <> 'Member' AND NOT EXISTS (
         SELECT FROM pg_attribute b WHERE b.attrelid = c.oid AND b.attname = 'memberId' AND NOT b.attisdropped)`,
  );
  expect(rows).toEqual([]);
});
