// npm run lock:complete, after each change of package-lock.json.
// Some registries do not offer packages of foreign platforms; npm then leaves them out of the lock without a word,
// and `npm ci` refuses that lock everywhere. This puts them back, as npm would have written them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, optionalDependencies?: Record<string, string>, [key: string]: unknown }} Locked */
/** @typedef {{ path: string, entry: Locked }} Missing */

const CPUS = ['arm64', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'wasm32', 'arm'];
const SYSTEMS = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  openharmony: 'openharmony',
  win32: 'win32',
  windows: 'win32',
};

/**
 * The optional packages that locked packages ask for and the lock does not hold.
 * @param {Record<string, Locked>} packages
 * @returns {Missing[]}
 */
export function missingOptionals(packages) {
  return Object.entries(packages).flatMap(([parent, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name, range]) => !isLocked(packages, parent, name, range))
      .map(([name, range]) => ({ path: placeFor(packages, parent, name), entry: entryFor(name, range, dev === true) })),
  );
}

/**
 * Looks where Node would: beside the parent's packages, then in each folder above; the first one found must be the wanted one.
 * @param {Record<string, Locked>} packages @param {string} parent @param {string} name @param {string} range
 */
function isLocked(packages, parent, name, range) {
  for (let folder = parent; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const found = packages[folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`];
    if (found !== undefined) return !/^\d/.test(range) || found.version === range;
    if (folder === '') return false;
  }
}

/**
 * Beside its parent: a nested parent has another version above it. Inside the parent when that place holds another version.
 * @param {Record<string, Locked>} packages @param {string} parent @param {string} name
 */
function placeFor(packages, parent, name) {
  const beside = `${parent.slice(0, parent.lastIndexOf('node_modules/'))}node_modules/${name}`;
  return packages[beside] === undefined ? beside : `${parent}/node_modules/${name}`;
}

/** @param {string} name @param {string} range @param {boolean} dev @returns {Locked} */
function entryFor(name, range, dev) {
  const words = name.split(/[/-]/);
  const cpu = CPUS.find((each) => words.includes(each));
  const os = Object.entries(SYSTEMS).find(([word]) => words.includes(word))?.[1];
  if (!/^\d/.test(range) || (cpu === undefined && os === undefined)) {
    throw new Error(`Cannot tell version or platform of ${name}@${range}: install it where the registry offers it.`);
  }
  return { version: range, ...(cpu && { cpu: [cpu] }), ...(dev && { dev }), optional: true, ...(os && { os: [os] }) };
}

if (process.argv[1] === import.meta.filename) {
  const file = join(import.meta.dirname, '..', 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingOptionals(lock.packages);
  for (const { path, entry } of missing) lock.packages[path] = entry;
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
  if (missing.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`${missing.length} packages added to package-lock.json\n`);
}
