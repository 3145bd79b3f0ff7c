// What `npm start` does once Node 24 and the packages are there: database, tables, data, pages, then web and worker.
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { readEnv } from '@/lib/platform/env';
import { applyMigrations } from '@/lib/platform/migrations/apply';
import { generateClient } from './generate';
import { startPostgres } from './postgres.mjs';
import { printBanner } from './start/banner';
import { build, isBuilt } from './start/build';
import { childEnvironment, type Kept, keepRunning } from './start/children';
import { loadSecrets } from './start/secrets';
import { endRunningStep, runChild, say, step } from './start/steps';

const WATCH_MS = 500;
// One Ctrl-C arrives several times: from the terminal and from npm. Later than this it is a second one.
const SAME_SIGNAL_MS = 1000;

process.chdir(dirname(import.meta.dirname));
const startedAt = performance.now();
// npm run dev: pages are built when they are asked for, and again when their source changes.
const isDev = process.argv.includes('--dev');
const hasOwnDatabase = !process.env.DATABASE_URL;
const port = Number(process.env.PORT || 3000);
let databaseUrl = process.env.DATABASE_URL ?? '';
let database: Promise<Awaited<ReturnType<typeof startPostgres>>> | undefined;
let watcher: NodeJS.Timeout | undefined;
let kept: readonly Kept[] = [];
let stoppingSince: number | undefined;
let isMending = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
process.on('disconnect', () => void stop(0));
await main().catch((error: Error) => {
  if (stoppingSince !== undefined) return;
  process.stderr.write(`\n✗ ${error.message}\n\n`);
  return stop(1);
});

async function main(): Promise<void> {
  loadSecrets();
  process.env.DEMO_MODE ||= hasOwnDatabase ? 'on' : 'off';
  Object.assign(process.env, { NODE_ENV: isDev ? 'development' : 'production' });
  if (hasOwnDatabase) await go('PostgreSQL 数据库', openDatabase);
  checkEnvironment();
  if (generateClient()) say('✓ Prisma client 数据访问层');
  await go('Tables 数据表', () => applyMigrations(databaseUrl));
  if (existsSync('scripts/seed.ts')) await go('Data 数据', seed);
  if (!isDev && !isBuilt()) await go('Pages (first start only) 构建页面，仅首次', build);
  await go('Web and worker 网站与后台任务', serve);
  if (hasOwnDatabase) watcher = setInterval(() => void mendDatabase(), WATCH_MS);
  printBanner(port, process.env.DEMO_MODE === 'on');
  say(`Started in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
}

/** The next step, unless somebody has pressed Ctrl-C meanwhile. */
function go<T>(title: string, work: () => Promise<T>): Promise<T> {
  return stoppingSince === undefined ? step(title, work) : Promise.reject(new Error('stopping'));
}

async function openDatabase(): Promise<void> {
  database = startPostgres({ holder: String(process.pid) });
  databaseUrl = (await database).url;
}

function checkEnvironment(): void {
  const { problems } = readEnv({ ...process.env, DATABASE_URL: databaseUrl });
  if (problems.length === 0) return;
  throw new Error(problems.map(({ name, en, zh }) => `${name} ${en} ${zh}`).join('\n  '));
}

function seed(): Promise<void> {
  return runChild(['--import', './scripts/register.mjs', 'scripts/seed.ts'], childEnvironment(databaseUrl), (line) =>
    say(`  ${line}`),
  );
}

async function serve(): Promise<void> {
  const environment = () => childEnvironment(databaseUrl);
  kept = [keepRunning('web', 'server.ts', environment), keepRunning('worker', 'worker.ts', environment)];
  await Promise.all(kept.map(({ ready }) => ready));
}

/** Starts the database again when it has died; web and worker find it at the same address by themselves. */
async function mendDatabase(): Promise<void> {
  if (isMending || stoppingSince !== undefined) return;
  const running = await database?.catch(() => undefined);
  if (running?.isRunning()) return;
  isMending = true;
  say('! PostgreSQL ended, starting it again 数据库退出，正在重启');
  const before = databaseUrl;
  await openDatabase().catch((error: Error) => say(`! ${error.message}`));
  if (databaseUrl !== before) for (const child of kept) child.restart();
  isMending = false;
}

/** Stops web and worker, then the database; a second call ends everything at once. */
async function stop(code: number): Promise<void> {
  const now = performance.now();
  if (stoppingSince !== undefined) {
    if (now - stoppingSince < SAME_SIGNAL_MS) return;
    for (const child of kept) child.kill();
    return;
  }
  stoppingSince = now;
  clearInterval(watcher);
  say('\nStopping 正在停止 … (Ctrl-C again to force 再按一次强制停止)');
  endRunningStep();
  await Promise.all(kept.map((child) => child.stop()));
  const opened = await database?.catch(() => undefined); // that it failed has been said
  await opened?.release().catch((error: Error) => say(`! ${error.message}`));
  say('Stopped 已停止');
  process.exit(code);
}
