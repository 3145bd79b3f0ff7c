import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Permission } from '@/lib/kernel/permission';
import { command, execute } from '@/lib/platform/command';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { auditFacets, auditTrail, objectHistory, sealAuditCommand, verifyChainCommand } from '.';
import { exportTrailCommand } from './commands/export-trail';
import { AuditListInput } from './schema';
import '@/lib/wiring';

const caller = (now = new Date()) => systemCaller('test', now);

const rename = command({
  name: 'test.rename',
  can: 'settings.edit',
  input: z.object({ object: z.string(), fails: z.boolean().default(false) }),
  run: (_, { fails }) => (fails ? Promise.reject(new Error('after the effect')) : Promise.resolve('new')),
  audit: ({ object }, name) => ({ objectType: 'thing', objectId: object, before: { name: 'old' }, after: { name } }),
});

const write = (object: string, now = new Date()) => execute(rename, caller(now), { object });
const seal = () => execute(sealAuditCommand, caller(), {});
const verify = () => execute(verifyChainCommand, caller(), {});
const history = (objectId: string) =>
  objectHistory.run({ ...caller(), db: pool() }, { objectType: 'thing', objectId, limit: 50 });

/** Does what the owner of the tables could do: changes rows behind the triggers. */
const tamper = (...statements: string[]) =>
  withTransaction(async (db) => {
    const tables = ['AuditEntry', 'AuditSeal'];
    for (const table of tables) await db.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
    for (const sql of statements) await db.query(sql);
    for (const table of tables) await db.query(`ALTER TABLE "${table}" ENABLE TRIGGER USER`);
  });

beforeEach(() => tamper('DELETE FROM "AuditSeal"', 'DELETE FROM "AuditEntry"', 'DELETE FROM "AuditUnsealed"'));
afterAll(closeDatabase);

describe('the row', () => {
  test('stands in the transaction of the effect, with who, what, before and after', async () => {
    await write('a');
    const [line] = (await history('a')).rows;
    expect(line).toMatchObject({ action: 'test.rename', actorKind: 'system', actorName: 'test', objectType: 'thing' });
    expect(line?.diff).toEqual([{ path: 'name', before: 'old', after: 'new' }]);
  });

  test('is not left behind by a command that fails', async () => {
    await expect(execute(rename, caller(), { object: 'b', fails: true })).rejects.toThrow();
    await expect(
      withTransaction(async (db) => {
        await import('.').then(({ writeAudit }) =>
          writeAudit(db, { ...caller(), db }, 'test.rename', { objectType: 'thing', objectId: 'b' }),
        );
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect((await history('b')).rows).toEqual([]);
    expect((await pool().query('SELECT 1 FROM "AuditUnsealed"')).rowCount).toBe(0);
  });

  test.each(['UPDATE "AuditEntry" SET "reason" = \'x\'', 'DELETE FROM "AuditEntry"', 'TRUNCATE "AuditEntry" CASCADE'])(
    'can neither be changed nor deleted: %s',
    async (sql) => {
      await write('c');
      await expect(pool().query(sql)).rejects.toThrow();
      expect((await history('c')).rows).toHaveLength(1);
    },
  );
});

describe('the chain', () => {
  test('seals every entry once, in order of time, and holds', async () => {
    const start = Date.now();
    for (const minute of [3, 1, 2]) await write(`m${minute}`, new Date(start + minute * 60_000));
    expect(await seal()).toEqual({ sealed: 3 });
    expect(await seal()).toEqual({ sealed: 0 });
    const { rows } = await pool().query(
      'SELECT e."objectId" FROM "AuditSeal" s JOIN "AuditEntry" e ON e."id" = s."entryId" ORDER BY s."seq"',
    );
    expect(rows.map(({ objectId }) => objectId)).toEqual(['m1', 'm2', 'm3']);
    expect(await verify()).toMatchObject({ isIntact: true, checked: 3, head: { seq: 3 }, broken: null });
  });

  test('seals an entry that was committed late with an earlier time', async () => {
    const client = await pool().connect();
    const db = client as Parameters<Parameters<typeof withTransaction>[0]>[0];
    const { writeAudit } = await import('.');
    await client.query('BEGIN');
    await writeAudit(db, { ...caller(new Date(Date.now() - 3_600_000)), db }, 'test.late', {
      objectType: 'thing',
      objectId: 'late',
    });
    await write('early');
    expect(await seal()).toEqual({ sealed: 1 });
    await client.query('COMMIT');
    client.release();
    expect(await seal()).toEqual({ sealed: 1 });
    expect(await verify()).toMatchObject({ isIntact: true, checked: 2 });
  });

  test('is sealed once by many at the same moment', async () => {
    for (let n = 0; n < 20; n++) await write(`p${n}`);
    const counts = await Promise.all(Array.from({ length: 6 }, seal));
    expect(counts.reduce((sum, { sealed }) => sum + sealed, 0)).toBe(20);
    expect(await verify()).toMatchObject({ isIntact: true, checked: 20 });
  });

  test.each<[string, string, object]>([
    [
      'a changed entry',
      `UPDATE "AuditEntry" SET "after" = '{"name":"x"}' WHERE "objectId" = 't3'`,
      { fromSeq: 3, toSeq: 3, reason: 'entry_changed' },
    ],
    [
      'a deleted entry',
      `DELETE FROM "AuditEntry" WHERE "objectId" = 't2'`,
      { fromSeq: 2, toSeq: 2, reason: 'entry_missing' },
    ],
    ['a deleted seal', 'DELETE FROM "AuditSeal" WHERE "seq" = 4', { fromSeq: 4, toSeq: 5, reason: 'seal_missing' }],
    [
      'an entry taken off the queue',
      `WITH gone AS (DELETE FROM "AuditSeal" WHERE "seq" = 5) SELECT 1`,
      { fromSeq: 4, toSeq: 4, reason: 'never_sealed' },
    ],
  ])('shows %s', async (_, sql, broken) => {
    for (let n = 1; n <= 5; n++) await write(`t${n}`, new Date(Date.now() + n));
    await seal();
    await tamper(sql);
    expect(await verify()).toMatchObject({ isIntact: false, broken });
  });
});

test('the trail pages by keyset and narrows by filter', async () => {
  const start = Date.now() - 60_000;
  for (let n = 0; n < 7; n++) await write(n % 2 === 0 ? 'even' : 'odd', new Date(start + (n % 3) * 1000));
  await write('old', new Date(start - 8 * 86_400_000));
  const ask = (raw: object) => auditTrail.run({ ...caller(), db: pool() }, AuditListInput.parse(raw));
  const pages: string[][] = [];
  let back: string | null = null;
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof ask>> = await ask({ limit: '3', cursor });
    pages.push(page.rows.map(({ id }) => id));
    [cursor, back] = [page.nextCursor, page.prevCursor];
    expect(page.total).toEqual({ value: 7, relation: 'eq' });
  }
  expect(pages.map((page) => page.length)).toEqual([3, 3, 1]);
  expect(new Set(pages.flat()).size).toBe(7);
  const before = await ask({ limit: '3', cursor: back ?? '' });
  expect(before.rows.map(({ id }) => id)).toEqual(pages[1]);
  const first = await ask({ limit: '3', cursor: before.prevCursor ?? '' });
  expect([first.rows.map(({ id }) => id), first.prevCursor]).toEqual([pages[0], null]);
  expect((await ask({ q: 'odd' })).rows).toHaveLength(3);
  expect((await ask({ filter: 'actor:system;action:test.rename,test.other' })).rows).toHaveLength(7);
  expect((await ask({ filter: 'window:month' })).rows).toHaveLength(8);
  expect((await ask({ filter: 'window:day;object:thing' })).rows).toHaveLength(7);
  expect((await ask({ filter: `actor:staff%3A${newId()}` })).rows).toHaveLength(0);
  await expect(ask({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'bad_cursor' });
});

test('a file of the trail says on every line who took it, and so does the trail; by whom something was done narrows both', async () => {
  await write('file');
  const staff = {
    kind: 'staff',
    id: newId(),
    name: '审计小王',
    roles: [],
    permissions: new Set<Permission>(),
    scope: null,
  } as const;
  const asked = { filter: 'by:program' };
  const input = { ...caller(), actor: { ...staff, permissions: new Set<Permission>(['audit.read']) } };
  const { text, rows, isWhole } = await execute(exportTrailCommand, input, asked);
  const [head = '', , ...lines] = text.trim().split('\r\n');
  expect([rows, lines.length, isWhole]).toEqual([1, 1, true]);
  for (const line of [head, ...lines])
    expect(line).toContain(`审计小王 · ${input.now.toISOString()} · ${input.requestId}`);
  const people = await auditTrail.run({ ...input, db: pool() }, AuditListInput.parse({ filter: 'by:people' }));
  expect(people.rows.map(({ action, actorName }) => [action, actorName])).toEqual([['audit.export', '审计小王']]);
});

test('staff of some stores see what they did themselves, whatever they ask for', async () => {
  await write('elsewhere');
  const scope = { regionIds: [], storeIds: [newId()] };
  const actor = {
    kind: 'staff',
    id: newId(),
    name: 'S',
    roles: [],
    permissions: new Set<Permission>(),
    scope,
  } as const;
  const context = { ...caller(), actor, db: pool() };
  expect((await auditTrail.run(context, AuditListInput.parse({}))).rows).toEqual([]);
  expect((await objectHistory.run(context, { objectType: 'thing', objectId: 'elsewhere', limit: 50 })).rows).toEqual(
    [],
  );
  expect((await auditFacets.run(context, {})).actions).toEqual([]);
});
