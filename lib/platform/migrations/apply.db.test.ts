import { createHash } from 'node:crypto';
import pg from 'pg';
import { beforeEach, expect, test } from 'vitest';
import { applyMigrations, migrationStatus } from './apply';
import { type Migration, readMigrations } from './files';

const url = process.env.DATABASE_URL ?? '';
const past = readMigrations();

function migration(name: string, sql: string): Migration {
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

async function query(text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(text).finally(() => client.end());
  return rows;
}

beforeEach(async () => {
  await query(`drop table if exists one, two; delete from _prisma_migrations where migration_name like '9%'`);
});

test('applies what is pending once, however many start at the same time', async () => {
  const all = [...past, migration('9001_one', 'BEGIN;\ncreate table one (a int);\nCOMMIT;\n')];
  const results = await Promise.all([1, 2, 3].map(() => applyMigrations(url, all)));
  expect(results.flat()).toEqual(['9001_one']);
  expect((await migrationStatus(url, all)).pending).toEqual([]);
});

test('a failing script leaves nothing behind, says where it failed, and can be mended and run again', async () => {
  const broken = migration('9001_one', 'BEGIN;\ncreate table one (a int);\ncreate tabel two (b int);\nCOMMIT;\n');
  await expect(applyMigrations(url, [...past, broken])).rejects.toThrow(/9001_one failed .* near "tabel two/);
  expect(await query(`select to_regclass('one') as found`)).toEqual([{ found: null }]);
  const mended = migration('9001_one', 'BEGIN;\ncreate table one (a int);\nCOMMIT;\n');
  expect(await applyMigrations(url, [...past, mended])).toEqual(['9001_one']);
});

test('refuses an edited migration and a database of a newer release', async () => {
  const first = migration('9001_one', 'BEGIN;\ncreate table one (a int);\nCOMMIT;\n');
  await applyMigrations(url, [...past, first]);
  const edited = migration('9001_one', 'BEGIN;\ncreate table one (a text);\nCOMMIT;\n');
  await expect(applyMigrations(url, [...past, edited])).rejects.toThrow(/changed after they ran.*9001_one/);
  await expect(applyMigrations(url, past)).rejects.toThrow(/newer release.*9001_one/);
});

test('makes the tables of the job queue', async () => {
  expect(await query(`select to_regclass('graphile_worker.jobs') is not null as found`)).toEqual([{ found: true }]);
});
