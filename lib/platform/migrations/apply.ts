import { randomUUID } from 'node:crypto';
import { runMigrations as migrateQueue } from 'graphile-worker';
import pg from 'pg';
import { type Migration, readMigrations } from './files';

/** How a database stands to the migrations of this program. */
export type MigrationStatus = {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  /** Applied here with another text: somebody edited a migration after it ran. */
  readonly edited: readonly string[];
  /** Applied here but unknown to this program: the database belongs to a newer release. */
  readonly unknown: readonly string[];
};

/** One lock for the whole fleet: many processes may start at once, one migrates, the others wait and find nothing to do. */
const LOCK = '7305216884327601';

// The table of `prisma migrate`, so that its own commands understand our databases and we theirs.
const HISTORY_TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

/**
 * Brings the database up to date (our tables and the job queue's) and returns the names of the scripts that ran.
 * Refuses a database that does not fit this program. Safe to be killed and run again, and to run twice at once.
 */
export async function applyMigrations(url: string, migrations = readMigrations()): Promise<readonly string[]> {
  return withClient(url, async (client) => {
    await client.query(`select pg_advisory_lock(${LOCK})`);
    const status = await statusOf(client, migrations);
    refuseMisfit(status);
    await migrateQueue({ connectionString: url, schema: 'graphile_worker' });
    await client.query(HISTORY_TABLE);
    for (const migration of migrations.filter(({ name }) => status.pending.includes(name)))
      await apply(client, migration);
    await raiseWall(client);
    return status.pending;
  });
}

/** Compares the database with the scripts of this program; changes nothing. */
export async function migrationStatus(url: string, migrations = readMigrations()): Promise<MigrationStatus> {
  return withClient(url, (client) => statusOf(client, migrations));
}

async function statusOf(client: pg.Client, migrations: readonly Migration[]): Promise<MigrationStatus> {
  const rows = await appliedRows(client);
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  return {
    applied: [...rows.keys()].filter((name) => known.has(name)),
    pending: migrations.filter(({ name }) => !rows.has(name)).map(({ name }) => name),
    edited: migrations
      .filter(({ name, checksum }) => rows.has(name) && rows.get(name) !== checksum)
      .map(({ name }) => name),
    unknown: [...rows.keys()].filter((name) => !known.has(name)),
  };
}

async function appliedRows(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  const { rows: found } = await client.query(`select to_regclass('_prisma_migrations') is not null as found`);
  if (!found[0].found) return new Map();
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `select migration_name as name, checksum from _prisma_migrations
     where finished_at is not null and rolled_back_at is null order by migration_name`,
  );
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

function refuseMisfit({ edited, unknown }: MigrationStatus): void {
  if (unknown.length > 0) {
    throw new Error(
      `This database was migrated by a newer release (${unknown.join(', ')}). Start that release, or restore a backup made before it; a throw-away database can simply be dropped.`,
    );
  }
  if (edited.length > 0) {
    throw new Error(
      `These migrations were changed after they ran on this database: ${edited.join(', ')}. ` +
        'Put their text back and write a new migration instead; a throw-away database can simply be dropped.',
    );
  }
}

/** Gives later tables their policies too, and all of them theirs where somebody has made the role since (decision 079). */
async function raiseWall(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`select to_regprocedure('raise_scope_wall()') is not null as found`);
  if (rows[0].found) await client.query('select raise_scope_wall()');
}

/** Script and history row commit together: a migration killed at any point has either happened or not. */
async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const script = sql.replace(/^\s*BEGIN;/i, '').replace(/COMMIT;\s*$/i, '');
  try {
    await client.query('begin');
    await client.query(script);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${name} failed and left nothing behind: ${describe(error, script)}`, { cause: error });
  }
}

function describe(error: unknown, script: string): string {
  const { message, position } = error as pg.DatabaseError;
  const at = Number(position);
  return Number.isNaN(at) || at === 0 ? message : `${message} near "${script.slice(at - 1, at + 79).split('\n')[0]}"`;
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
