import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { applyMigrations } from '../migrations/apply';
import { migrationsHash } from '../migrations/files';

/** A database of one test file's own. */
export type TestDatabase = {
  readonly url: string;
  readonly drop: () => Promise<void>;
};

const TEMPLATE_PREFIX = 'regulars_template_';
const CLONE_PREFIX = 'regulars_clone_';
const TEMPLATE_LOCK = '5120446218';

/** Migrates the template once per set of migrations and returns its name; old templates of this server are dropped. */
export async function makeTemplate(serverUrl: string): Promise<string> {
  const name = `${TEMPLATE_PREFIX}${migrationsHash()}`;
  await onServer(serverUrl, async (client) => {
    await client.query(`select pg_advisory_lock(${TEMPLATE_LOCK})`);
    const others = await namesLike(client, TEMPLATE_PREFIX);
    for (const other of others.filter((each) => each !== name)) await drop(client, other);
    if (others.includes(name)) return;
    const half = `${TEMPLATE_PREFIX}half`;
    await client.query(`create database ${half} template template0 encoding 'UTF8' locale 'C.UTF-8'`);
    await applyMigrations(urlOf(serverUrl, half));
    await client.query(`alter database ${half} rename to ${name}`);
  });
  return name;
}

/** A fresh copy of the template, itself in the zone of TEST_DB_TIMEZONE and its program in that of TEST_PROGRAM_ZONE. */
export async function cloneDatabase(serverUrl: string, template: string): Promise<TestDatabase> {
  const name = `${CLONE_PREFIX}${process.pid}_${Math.trunc(performance.now() * 1000)}`;
  const { TEST_DB_TIMEZONE: zone, TEST_PROGRAM_ZONE: programZone } = process.env;
  await onServer(serverUrl, async (client) => {
    await client.query(`create database ${name} template ${template}`);
    if (zone) await client.query(`alter database ${name} set timezone = ${client.escapeLiteral(zone)}`);
  });
  const url = urlOf(serverUrl, name);
  if (programZone) await onServer(url, (client) => beginProgram(client, programZone));
  return { url, drop: () => onServer(serverUrl, (client) => drop(client, name)) };
}

/** Settings that are there already stay as they are when the standard program is installed: its zone is this one then. */
async function beginProgram(client: pg.Client, zone: string): Promise<void> {
  await client.query(
    `insert into "Program" ("id", "name", "zone", "currency", "locale", "updatedAt")
     values (1, 'Regulars · 常客', $1, 'CNY', 'zh-CN', now())`,
    [zone],
  );
}

/** Drops the copies left by test processes of this machine that were killed. */
export async function sweepClones(serverUrl: string): Promise<void> {
  await onServer(serverUrl, async (client) => {
    for (const name of await namesLike(client, CLONE_PREFIX)) {
      if (!isAlive(Number(name.slice(CLONE_PREFIX.length).split('_')[0]))) await drop(client, name);
    }
  });
}

async function namesLike(client: pg.Client, prefix: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select datname as name from pg_database where starts_with(datname, $1)',
    [prefix],
  );
  return rows.map(({ name }) => name);
}

const DROP_TRIES_MAX = 50;
const DROP_PAUSE_MS = 100;
const FORBIDDEN = '42501';

/** Drops a database with whoever is connected; one that autovacuum works on in this moment is tried again. */
async function drop(client: pg.Client, name: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await client.query(`drop database if exists ${name} with (force)`);
      return;
    } catch (error) {
      // Only a superuser may end autovacuum's own process.
      if ((error as { code?: unknown }).code !== FORBIDDEN || tries >= DROP_TRIES_MAX) throw error;
      await wait(DROP_PAUSE_MS);
    }
  }
}

async function onServer(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
