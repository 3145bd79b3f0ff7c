import 'server-only';
import type { Duplex } from 'node:stream';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { z } from 'zod';
import { PrismaClient } from '@/prisma/generated/client';
import { shared } from './shared';

/** What a store runs its statements on: the pool, or the one connection of a transaction. */
export type Db = Pick<pg.Pool, 'query'> | Pick<pg.PoolClient, 'query'>;

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const TRIES_MAX = 4;
const POOL_MAX = 12;
const PORTION_BYTES = 32 * 1024;
/** The role behind which the database shows only what is in sight; the migration scope_wall makes it. */
export const WALL_ROLE = 'regulars_scoped';
// Without UTC here Prisma's adapter stores instants hours off on a database with another zone.
const SESSION_OPTIONS = '-c timezone=UTC -c lock_timeout=10s -c idle_in_transaction_session_timeout=30s';

// int8 as number: every amount in the program is a safe integer by its CHECK constraints.
const types = {
  getTypeParser: (oid: number, format?: string) =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
} as pg.CustomTypesConfig;

/** The one connection pool of this process. */
export function pool(): pg.Pool {
  return shared('pool', () => {
    const made = new pg.Pool({
      connectionString: process.env.DATABASE_URL,
      max: Number(process.env.PG_POOL_MAX ?? POOL_MAX),
      options: SESSION_OPTIONS,
      // Statements of one transaction that do not wait for each other go out together: a set of thirty orders takes
      // some twenty statements, and waiting for each answer before sending the next was half of its time.
      pipeline: true,
      application_name: process.env.PG_APPLICATION_NAME ?? 'regulars',
      connectionTimeoutMillis: 10_000,
    });
    // A connection that the server closes must not end the process, idle or in use: whoever waits on it is told by
    // his own query, and the next one opens another.
    made.on('error', () => undefined);
    made.on('connect', (client) => void client.on('error', () => undefined));
    return made;
  });
}

/** Everything that reads through the pool, as the reader of a page does. */
const throughPool = () => shared('db.through-pool', () => new WeakSet<Db>());

/** Says of a database that it stands for the pool: whatever it is asked goes out on any connection. */
export function standForPool<D extends Db>(db: D): D {
  throughPool().add(db);
  return db;
}

/** Whether statements go out on any connection, and are no part of a transaction. */
export const isPool = (db: Db): boolean => db === pool() || throughPool().has(db);

/** The stores to which databases are narrowed by row-level security; all others are not. */
const walls = () => shared('db.walls', () => new WeakMap<Db, readonly string[]>());

/** The database as `db` is, known to be narrowed to some stores; `lib/platform/wall.ts` makes such. */
export function knownBehindWall<D extends Db>(db: D, stores: readonly string[]): D {
  walls().set(db, stores);
  return db;
}

/** The stores that a database is narrowed to; null: it is not. */
export const storesBehind = (db: Db): readonly string[] | null => walls().get(db) ?? null;

/** The same database without the wall: to tell what is out of reach from what there is not, and for nothing else. */
export const beyondWall = (db: Db): Db => (walls().has(db) ? pool() : db);

/** Prisma's client over the same pool: for reads, settings and all that is not hot. */
export function prisma(): PrismaClient {
  return shared('prisma', () => {
    let names = 0;
    const known = new Map<string, string>();
    const statementNameGenerator = ({ sql }: { sql: string }) => {
      const name = known.get(sql) ?? `p${names++}`;
      known.set(sql, name);
      return name;
    };
    return new PrismaClient({ adapter: new PrismaPg(pool(), { statementNameGenerator }) });
  });
}

/** Closes the pool and Prisma's client; for the end of a process or a test file. */
export async function closeDatabase(): Promise<void> {
  await prisma().$disconnect();
  await pool().end();
  shared.forget('pool');
  shared.forget('prisma');
}

/** Another transaction wrote the same key in this very moment: the work is run again and then finds what it wrote. */
export class LostRace extends Error {
  readonly code = SERIALIZATION_FAILURE;
}

/**
 * Runs the work in one transaction on one connection; retries it whole, a few times, after a deadlock or a
 * serialization failure. The answer may be given to others only after this has returned: it returns after COMMIT.
 */
export async function withTransaction<T>(work: (db: Db) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await runOnce(work);
    } catch (error) {
      if (tries >= TRIES_MAX || !isTransient(error)) throw error;
    }
  }
}

/**
 * Reads on one snapshot what several statements compose: none of them sees what was written between two of them. In a
 * transaction that holds its locks the caller's own connection is used.
 */
export function onSnapshot<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  return isPool(db) ? runOnce(work, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', storesBehind(db)) : work(db);
}

/**
 * One statement as somebody reads it who reaches some stores only, in a transaction of its own that cannot write. All of it
 * goes out together, so it costs no round trip more than the statement alone.
 */
export async function queryBehind(stores: readonly string[], asked: pg.QueryConfig): Promise<pg.QueryResult> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    const ask = askOf(joined(client));
    const begun = [ask({ text: 'BEGIN READ ONLY' }), ask(narrowing(stores))];
    const answer = ask(renamed(asked));
    // What was read counts only when the wall stood before it.
    await Promise.all([...begun, answer, ask({ text: 'COMMIT' })]);
    return await answer;
  } catch (error) {
    broken = await rollback(client);
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * Does the work when the transaction has committed, never when it is rolled back; at once when there is none. It must
 * not throw and is not waited for: it is for what this process remembers, which nothing else depends on.
 */
export function afterCommit(db: Db, work: () => void): void {
  const waiting = commits().get(db);
  if (waiting === undefined) work();
  else waiting.push(work);
}

/** What waits for the commit of each open transaction. */
const commits = () => shared('commits', () => new WeakMap<Db, (() => void)[]>());

/**
 * A prepared statement with the Zod reading of its rows. Name it uniquely: the server keeps its plan under that name; without
 * a name it is planned for its values each time.
 */
export function statement<R extends z.ZodType>(name: string | null, text: string, row: R) {
  const prepared = name === null ? {} : { name };
  return async (db: Db, values: readonly unknown[]): Promise<z.output<R>[]> => {
    const result = await db.query({ ...prepared, text, values: values as unknown[], types });
    return result.rows.map((raw) => row.parse(raw));
  };
}

/** A prepared statement that answers only how many rows it touched. */
export function execution(name: string, text: string) {
  return async (db: Db, values: readonly unknown[]): Promise<number> => {
    const result = await db.query({ name, text, values: values as unknown[], types });
    return result.rowCount ?? 0;
  };
}

/** The columns of a set of rows with their SQL types, in the order in which they are sent. */
export type Columns<R> = Readonly<Record<keyof R & string, string>>;

/** `unnest($1::uuid[], $2::text[] …)` for the columns, beginning at a parameter number. */
export function unnest(columns: Readonly<Record<string, string>>, first = 1): string {
  const parts = Object.values(columns).map((type, index) => `$${first + index}::${type}[]`);
  return `unnest(${parts.join(', ')})`;
}

/**
 * The rows turned on their side: one array per column, as `unnest` takes them, and one JSON array per json column.
 * They are written as literals here: pg's own way of doing it was a tenth of the time of settling.
 */
export function turned<C extends string>(
  columns: Readonly<Record<C, string>>,
  rows: readonly { readonly [K in NoInfer<C>]: unknown }[],
): string[] {
  return (Object.keys(columns) as C[]).map((column) => {
    const type = columns[column];
    if (isJson(type)) return JSON.stringify(rows.map((row) => row[column] ?? null));
    return type === 'text' ? textArray(rows, column) : plainArray(rows, column);
  });
}

const isJson = (type: string): boolean => type.startsWith('json');
const SPECIAL = /["\\]/;
const EVERY_SPECIAL = /["\\]/g;

function textArray<C extends string>(rows: readonly { readonly [K in C]: unknown }[], column: C): string {
  let list = '';
  for (const row of rows) {
    const value = row[column];
    if (value === null || value === undefined) list += ',NULL';
    else {
      const text = typeof value === 'string' ? value : String(value);
      list += SPECIAL.test(text) ? `,"${text.replace(EVERY_SPECIAL, '\\$&')}"` : `,"${text}"`;
    }
  }
  return `{${list.slice(1)}}`;
}

function plainArray<C extends string>(rows: readonly { readonly [K in C]: unknown }[], column: C): string {
  let list = '';
  // Rows of one set share most of their instants: each is written down once.
  let instant: Date | null = null;
  let written = '';
  for (const row of rows) {
    const value = row[column];
    if (value === null || value === undefined) list += ',NULL';
    else if (value instanceof Date) {
      if (value !== instant) {
        instant = value;
        written = `,${value.toISOString()}`;
      }
      list += written;
    } else list += `,${value}`;
  }
  return `{${list.slice(1)}}`;
}

/** A prepared INSERT of a whole set in one statement; answers how many rows were written. */
export function insertion<R>(name: string, table: string, columns: Columns<R>, onConflict = '') {
  const all = Object.entries(columns) as [keyof R & string, string][];
  // unnest takes the plain columns; each json column is one JSON array, taken apart beside them.
  const ordered = [...all.filter(([, type]) => !isJson(type)), ...all.filter(([, type]) => isJson(type))];
  const plain = Object.fromEntries(ordered.filter(([, type]) => !isJson(type)));
  const jsons = ordered.slice(Object.keys(plain).length);
  const parts = jsons.map((_, index) => `json_array_elements($${Object.keys(plain).length + index + 1}::json)`);
  const source = parts.length === 0 ? unnest(plain) : `ROWS FROM (${[unnest(plain), ...parts].join(', ')})`;
  const list = ordered.map(([column]) => `"${column}"`);
  const run = execution(name, `INSERT INTO "${table}" (${list.join(', ')}) SELECT * FROM ${source} ${onConflict}`);
  const sent = Object.fromEntries(ordered) as Columns<R>;
  return (db: Db, rows: readonly R[]): Promise<number> =>
    rows.length === 0 ? Promise.resolve(0) : run(db, turned(sent, rows));
}

async function runOnce<T>(
  work: (db: Db) => Promise<T>,
  begin = 'BEGIN',
  stores: readonly string[] | null = null,
): Promise<T> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    // BEGIN goes out with the first statement: should it fail, so does that.
    const begun = client.query(begin);
    begun.catch(() => undefined);
    const narrowed = stores === null ? begun : client.query(narrowing(stores));
    narrowed.catch(() => undefined);
    const db = stores === null ? joined(client) : behind(joined(client), stores);
    const waiting: (() => void)[] = [];
    commits().set(db, waiting);
    const value = await work(db);
    await Promise.all([begun, narrowed]);
    await client.query('COMMIT');
    for (const done of waiting) done();
    return value;
  } catch (error) {
    broken = await rollback(client);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Takes the role of the wall and names the stores until the transaction ends, in one statement. */
const narrowing = (stores: readonly string[]): pg.QueryConfig => ({
  name: 'wall.narrow',
  text: `SELECT set_config('regulars.stores', $1, true), set_config('role', '${WALL_ROLE}', true)`,
  values: turned(
    { code: 'text' },
    stores.map((code) => ({ code })),
  ),
});

const askOf = (db: Db) => db.query as unknown as (asked: pg.QueryConfig) => Promise<pg.QueryResult>;

/** Plans behind the wall are kept apart from those of everybody else, or each side would throw away the other's. */
const renamed = (asked: pg.QueryConfig): pg.QueryConfig =>
  asked.name === undefined ? asked : { ...asked, name: `w.${asked.name}` };

/** The connection of a transaction that stands behind the wall. */
function behind(db: Db, stores: readonly string[]): Db {
  const ask = askOf(db);
  return knownBehindWall({ query: ((asked: pg.QueryConfig) => ask(renamed(asked))) as unknown as Db['query'] }, stores);
}

/**
 * The connection with the statements of one turn of the event loop written to its socket together, in portions: a
 * system call for each of the dozen statements of a save was a tenth of the time of settling, and holding back all of
 * a large set would leave the database idle while the rest of it is being written down.
 */
function joined(client: pg.PoolClient): Db {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  let isHeld = false;
  const letGo = () => {
    if (!isHeld) return;
    isHeld = false;
    stream.uncork();
  };
  const once = (...given: unknown[]): unknown => {
    if (!isHeld) {
      isHeld = true;
      stream.cork();
      process.nextTick(letGo);
    }
    const answer = query(...given);
    if (stream.writableLength > PORTION_BYTES) letGo();
    return answer;
  };
  return { query: once as Db['query'] };
}

/** Rolls back; a connection that cannot even do that is handed back as broken, so that the pool drops it. */
async function rollback(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

function isTransient(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return code === SERIALIZATION_FAILURE || code === DEADLOCK;
}
