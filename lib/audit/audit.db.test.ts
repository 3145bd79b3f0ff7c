import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Permission } from '@/lib/kernel/permission';
import { command, execute } from '@/lib/platform/command';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { program, replaceSettings } from '@/lib/platform/program';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import {
  auditFacets,
  auditKeeping,
  auditTrail,
  forgetAuditCommand,
  objectHistory,
  sealAuditCommand,
  verifyChainCommand,
} from '.';
import { exportTrailCommand } from './commands/export-trail';
import { AuditListInput } from './schema';
import { auditSettings } from './settings';
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
    const tables = ['AuditEntry', 'AuditSeal', 'AuditCheckpoint'];
    for (const table of tables) await db.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
    for (const sql of statements) await db.query(sql);
    for (const table of tables) await db.query(`ALTER TABLE "${table}" ENABLE TRIGGER USER`);
  });

beforeAll(() => installStandardProgram(pool()));
beforeEach(() =>
  tamper(
    'DELETE FROM "AuditSeal"',
    'DELETE FROM "AuditEntry"',
    'DELETE FROM "AuditUnsealed"',
    'DELETE FROM "AuditCheckpoint"',
  ),
);
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

describe('what is older than the program keeps it', () => {
  const MONTH_MS = 31 * 86_400_000;
  const forget = () => execute(forgetAuditCommand, caller(), {});
  const old = (n: number) => new Date(Date.now() - 40 * MONTH_MS + n * 1_000);
  const objects = async () =>
    (
      await pool().query(`SELECT "objectId" FROM "AuditEntry" WHERE "objectType" = 'thing' ORDER BY "at", "id"`)
    ).rows.map(({ objectId }) => objectId);
  /** Six old entries and two of today, sealed. */
  const given = async () => {
    for (let n = 1; n <= 6; n++) await write(`o${n}`, old(n));
    for (const name of ['n1', 'n2']) await write(name);
    await seal();
  };

  test('goes with a checkpoint that the trail tells of, and the chain holds from there on', async () => {
    await given();
    const { rows } = await pool().query('SELECT "hash" FROM "AuditSeal" WHERE "seq" = 6');
    expect(await forget()).toEqual({ removed: 6 });
    expect(await objects()).toEqual(['n1', 'n2']);
    expect(await verify()).toMatchObject({ isIntact: true, checked: 2, waiting: 1 });
    await seal();
    // The two, the entry of the removal and the one of the verification before.
    expect(await verify()).toMatchObject({ isIntact: true, checked: 4, head: { seq: 10 } });
    const keeping = await auditKeeping.run({ ...caller(), db: pool() }, {});
    expect(keeping).toMatchObject({ keepMonths: 36, checkpoint: { seq: 6, hash: rows[0].hash } });
    expect(await forget()).toEqual({ removed: 0 });
    const told = await pool().query(`SELECT "after" FROM "AuditEntry" WHERE "action" = 'audit.forget'`);
    expect(told.rows).toMatchObject([{ after: { seq: 6, hash: rows[0].hash, removed: 6 } }]);
  });

  test('goes on from the checkpoint where everything was old', async () => {
    for (let n = 1; n <= 3; n++) await write(`o${n}`, old(n));
    await seal();
    await forget();
    await seal();
    expect(await verify()).toMatchObject({ isIntact: true, checked: 1, head: { seq: 4 } });
  });

  /** Every process knows what was set within a second. */
  const keepFor = async (months: number) => {
    await replaceSettings(pool(), 'audit', { keepMonths: months });
    await vi.waitUntil(async () => auditSettings(await program(pool())).keepMonths === months, 5_000);
  };

  test('stays for as long as the program says', async () => {
    await given();
    await keepFor(60);
    expect(await forget()).toEqual({ removed: 0 });
    await keepFor(36);
    expect(await forget()).toEqual({ removed: 6 });
  });

  test('stays where it does not hold, and so does all after it', async () => {
    await given();
    await tamper(`UPDATE "AuditEntry" SET "after" = '{"name":"x"}' WHERE "objectId" = 'o4'`);
    expect(await forget()).toEqual({ removed: 3 });
    expect(await objects()).toEqual(['o4', 'o5', 'o6', 'n1', 'n2']);
    expect(await verify()).toMatchObject({
      isIntact: false,
      broken: { fromSeq: 4, toSeq: 4, reason: 'entry_changed' },
    });
    expect(await forget()).toEqual({ removed: 0 });
  });

  test.each<[string, string, object]>([
    [
      'a changed entry after it',
      `UPDATE "AuditEntry" SET "after" = '{"name":"x"}' WHERE "objectId" = 'n2'`,
      { fromSeq: 8, toSeq: 8, reason: 'entry_changed' },
    ],
    [
      'another hash in it',
      `UPDATE "AuditCheckpoint" SET "hash" = repeat('1', 64)`,
      { fromSeq: 6, reason: 'checkpoint_wrong' },
    ],
    [
      'more forgotten behind its back',
      `WITH s AS (DELETE FROM "AuditSeal" WHERE "seq" = 7 RETURNING "entryId") DELETE FROM "AuditEntry" e USING s WHERE e."id" = s."entryId"`,
      { fromSeq: 7, reason: 'seal_missing' },
    ],
    [
      'a checkpoint that nobody made',
      `INSERT INTO "AuditCheckpoint" SELECT "seq", "hash", 1, now(), now() FROM "AuditSeal" WHERE "seq" = 8`,
      { fromSeq: 8, reason: 'checkpoint_wrong' },
    ],
    ['a checkpoint that was taken away', 'DELETE FROM "AuditCheckpoint"', { fromSeq: 1, reason: 'seal_missing' }],
    [
      'something slipped in before it',
      `INSERT INTO "AuditSeal" SELECT 3, gen_random_uuid(), 'x', 'x', now()`,
      { fromSeq: 6, reason: 'checkpoint_wrong' },
    ],
  ])('shows %s', async (_, sql, broken) => {
    await given();
    await forget();
    await seal();
    await tamper(sql);
    expect(await verify()).toMatchObject({ isIntact: false, broken });
  });

  test('cannot be deleted in another way: nothing goes that no checkpoint covers', async () => {
    await given();
    for (const sql of [
      'DELETE FROM "AuditEntry"',
      'DELETE FROM "AuditSeal"',
      `UPDATE "AuditSeal" SET "hash" = 'x'`,
      'TRUNCATE "AuditCheckpoint"',
    ])
      await expect(pool().query(sql), sql).rejects.toThrow();
    await forget();
    for (const sql of ['DELETE FROM "AuditEntry"', 'DELETE FROM "AuditSeal"', 'DELETE FROM "AuditCheckpoint"'])
      await expect(pool().query(sql), sql).rejects.toThrow();
    expect(await objects()).toEqual(['n1', 'n2']);
  });

  test('is forgotten once, while others write, seal and verify at the same moment', async () => {
    for (let n = 1; n <= 40; n++) await write(`o${n}`, old(n));
    await seal();
    const [removed, , verified] = await Promise.all([
      Promise.all(Array.from({ length: 4 }, forget)),
      Promise.all(Array.from({ length: 30 }, (_, n) => write(`n${n}`).then(() => (n % 5 === 0 ? seal() : null)))),
      Promise.all(Array.from({ length: 5 }, verify)),
    ]);
    expect(removed.reduce((sum, one) => sum + one.removed, 0)).toBe(40);
    expect(verified.map(({ broken }) => broken)).toEqual(Array.from({ length: 5 }, () => null));
    await seal();
    expect(await verify()).toMatchObject({ isIntact: true, waiting: 0, head: { seq: 40 + 30 + 1 + 5 } });
    expect((await objects()).length).toBe(30);
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
