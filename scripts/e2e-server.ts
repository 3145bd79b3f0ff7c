// The real system for the browser tests: web and worker on a fresh, migrated and seeded database, gone afterwards.
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { cloneDatabase, makeTemplate } from '@/lib/platform/testing/database';
import { endWithNpm } from './bootstrap.mjs';
import { startPostgres } from './postgres.mjs';
import { build, isBuilt } from './start/build';
import { childEnvironment, type Kept, keepRunning } from './start/children';
import { loadSecrets } from './start/secrets';
import { endRunningStep, runChild, say, step } from './start/steps';
import { TEST_SETTINGS } from './test-database';

process.chdir(dirname(import.meta.dirname));
endWithNpm(); // a killed test run must not leave a server and a database behind
process.env.DEMO_MODE = 'on';
// The sign-ins of this database, not those of the demo that somebody may be running beside it.
process.env.DEMO_FILE = '.data/e2e/demo.json';
loadSecrets();

let kept: readonly Kept[] = [];
let isStopping = false;
// Before anything is started: what a signal interrupts must be put away too.
const opening = open();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));

try {
  const { database } = await opening;
  // The tests look here for the database, to sign people in and to see what a page has written.
  mkdirSync('.data/e2e', { recursive: true });
  writeFileSync('.data/e2e/env.json', JSON.stringify({ DATABASE_URL: database.url }), { mode: 0o600 });
  // And here, when all are done, for the texts that web and worker could not say.
  writeFileSync('.data/e2e/unsaid.txt', '');
  const environment = childEnvironment(database.url);
  if (existsSync('scripts/seed.ts')) {
    const seed = ['--import', './scripts/register.mjs', 'scripts/seed.ts'];
    await step('seed', () => runChild(seed, environment, (line) => say(`  ${line}`)));
  }
  if (!isBuilt()) await step('build', build);
  kept = [
    keepRunning('web', 'server.ts', () => environment, noteUnsaid),
    keepRunning('worker', 'worker.ts', () => environment, noteUnsaid),
  ];
  await Promise.all(kept.map(({ ready }) => ready));
  say(`ready on port ${process.env.PORT}`);
} catch (error) {
  if (!isStopping) {
    console.error((error as Error).message);
    await stop(1);
  }
}

/** Notes what next-intl tells of a text that is missing, is no message or lacks a value; the page shows its key instead. */
function noteUnsaid(said: string): void {
  const unsaid = said
    .split('\n')
    .filter((line) => /Error: (MISSING|INVALID|FORMATTING|INSUFFICIENT|ENVIRONMENT)_\w+:/.test(line));
  if (unsaid.length > 0) appendFileSync('.data/e2e/unsaid.txt', `${unsaid.join('\n')}\n`);
}

async function open() {
  const server = await startPostgres({ name: 'postgres-test', settings: TEST_SETTINGS });
  return { server, database: await cloneDatabase(server.url, await makeTemplate(server.url)) };
}

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  endRunningStep();
  await Promise.all(kept.map((child) => child.stop()));
  const opened = await opening.catch(() => undefined);
  await opened?.database.drop();
  await opened?.server.release();
  process.exit(code);
}
