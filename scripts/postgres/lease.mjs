// Several programs (the app, tests, a bench) may use one server. Each holds a lease; the last one out stops it.
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stateFolder } from './place.mjs';

/** The lease of `npm run db:start`: it outlives its process and ends with `npm run db:stop`. */
export const KEEP = 'keep';
const STALE_LOCK_MS = 120_000;

/** @param {string} name @param {string} holder */
export function takeLease(name, holder) {
  mkdirSync(folderOf(name), { recursive: true });
  writeFileSync(join(folderOf(name), holder), '');
}

/** @param {string} name @param {string} holder */
export function dropLease(name, holder) {
  rmSync(join(folderOf(name), holder), { force: true });
}

/** True while somebody still needs the server. Leases of dead processes do not count. @param {string} name */
export function isLeased(name) {
  if (!existsSync(folderOf(name))) return false;
  return readdirSync(folderOf(name)).some((holder) => holder === KEEP || isAlive(Number(holder.split('-')[0])));
}

/** @param {string} name */
export function dropAllLeases(name) {
  rmSync(folderOf(name), { recursive: true, force: true });
}

/**
 * Runs `work` while no other process starts or stops the same server.
 * @template T
 * @param {string} name @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function exclusively(name, work) {
  mkdirSync(stateFolder, { recursive: true });
  const file = join(stateFolder, `${name}.lock`);
  while (!tryLock(file)) await sleep(50);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function tryLock(file) {
  try {
    const handle = openSync(file, 'wx');
    writeFileSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    if (isStale(file)) rmSync(file, { force: true });
    return false;
  }
}

/** @param {string} file */
function isStale(file) {
  try {
    const age = Date.now() - statSync(file).mtimeMs;
    const pid = Number(readFileSync(file, 'utf8'));
    return age > STALE_LOCK_MS || (age > 1000 && !isAlive(pid));
  } catch {
    return false; // it was just released
  }
}

/** @param {number} pid */
function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} name */
function folderOf(name) {
  return join(stateFolder, `${name}.leases`);
}
