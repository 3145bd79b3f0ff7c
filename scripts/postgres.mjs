// The PostgreSQL that comes with the repository: a real server from npm, for people who have none.
// Used by start, tests, benches and the command line; `npm run db:start` and `npm run db:stop` by hand.
import pg from 'pg';
import { dropAllLeases, dropLease, exclusively, isLeased, KEEP, takeLease } from './postgres/lease.mjs';
import { runningPort } from './postgres/pid-file.mjs';
import { placeOf, writeRecord } from './postgres/place.mjs';
import { setAside, startServer, stopServer } from './postgres/server.mjs';

/** @typedef {import('./postgres/server.mjs').Settings} Settings */
/** @typedef {{ url: string, adminUrl: string, port: number, data: string, isRunning: () => boolean, release: () => Promise<void> }} Running */

const ROLE = 'regulars';
const SCOPED = 'regulars_scoped';
let holders = 0;

/**
 * Starts the server called `name` (or joins the running one) with a database for the app; `release()` stops it when nobody else uses it.
 * @param {{ name?: string, settings?: Settings, holder?: string }} [options]
 * @returns {Promise<Running>}
 */
export function startPostgres({ name = 'postgres', settings = {}, holder } = {}) {
  const lease = holder ?? `${process.pid}-${++holders}`;
  return exclusively(name, async () => {
    const place = placeOf(name);
    if (place.isOrphan) await setAside(place);
    writeRecord(name, place.record); // before initdb: a password must never be lost
    const port = runningPort(place) ?? (await startServer(place, { max_connections: 200, ...settings }));
    writeRecord(name, { ...place.record, port });
    takeLease(name, lease);
    const url = (/** @type {string} */ user, /** @type {string} */ database) =>
      `postgresql://${user}:${place.record.password}@127.0.0.1:${port}/${database}`;
    await makeDatabase(url('postgres', 'postgres'), place.record.password);
    return {
      url: url(ROLE, ROLE),
      adminUrl: url('postgres', 'postgres'),
      port,
      data: place.data,
      isRunning: () => runningPort(place) !== undefined,
      release: () => releasePostgres(name, lease),
    };
  });
}

/** Stops the server called `name` whoever uses it. */
export function stopPostgres(name = 'postgres') {
  return exclusively(name, async () => {
    dropAllLeases(name);
    await stopServer(placeOf(name));
  });
}

/** @param {string} name @param {string} lease */
function releasePostgres(name, lease) {
  return exclusively(name, async () => {
    dropLease(name, lease);
    if (!isLeased(name)) await stopServer(placeOf(name));
  });
}

/** The app is not a superuser: row-level security and mistakes must be felt here as they would be in production. */
async function makeDatabase(/** @type {string} */ adminUrl, /** @type {string} */ password) {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select exists (select from pg_roles where rolname = $1) as role, exists (select from pg_database where datname = $1) as database,
         exists (select from pg_roles where rolname = $2) as scoped`,
      [ROLE, SCOPED],
    );
    if (!rows[0].role)
      await client.query(`create role ${ROLE} login createdb password ${client.escapeLiteral(password)}`);
    // What reads take that are narrowed to some stores (decision 079): the app may not make roles itself.
    if (!rows[0].scoped) {
      await client.query(`create role ${SCOPED} nologin`);
      await client.query(`grant ${SCOPED} to ${ROLE} with inherit false, set true`);
    }
    if (!rows[0].database)
      await client.query(`create database ${ROLE} owner ${ROLE} template template0 encoding 'UTF8' locale 'C.UTF-8'`);
  } finally {
    await client.end();
  }
}

if (import.meta.main) {
  const [command] = process.argv.slice(2);
  if (command === 'start') {
    const { url } = await startPostgres({ holder: KEEP });
    process.stdout.write(`${url}\n`);
  } else if (command === 'stop') {
    await stopPostgres();
  } else {
    process.stderr.write('usage: npm run db:start | npm run db:stop\n');
    process.exit(1);
  }
}
