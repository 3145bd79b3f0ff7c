// What `npm test` does once Node 24 and the packages are there: every check in turn, then a table and one last line.
import { type ChildProcess, spawn } from 'node:child_process';
import { globSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generateClient } from './generate';
import { build, isBuilt } from './start/build';
import { loadSecrets } from './start/secrets';
import { installChromium } from './verify/browser';
import { type Counts, playwrightCounts, vitestCounts } from './verify/counts';
import { dayTests } from './verify/day-tests';

type Check = {
  readonly name: string;
  /** Throws when the check fails. */
  readonly run: () => Promise<void> | void;
  readonly counts?: () => Counts | undefined;
  /** A reason not to run it now. */
  readonly skip?: () => string | undefined;
};

type Outcome = Counts & {
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly seconds: number;
};

const REPORTS = join('.data', 'reports');
const STEP_MS_MAX = 20 * 60_000;

process.chdir(dirname(import.meta.dirname));
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
delete process.env.DATABASE_URL; // no check may ever meet somebody's real data
loadSecrets();

// A log file is read with grep: no colours there.
if (!process.stdout.isTTY) Object.assign(process.env, { NO_COLOR: '1' });

const node = process.execPath;
const bin = (path: string) => join('node_modules', path);

// Everything that counts by local days is shown twice: where clocks never change, and in a program where they do; the
// second time on a database that has another zone than either.
const NEW_YORK = { TEST_PROGRAM_ZONE: 'America/New_York' };
const NEW_YORK_UNITS = ['kernel/earning', 'levels', 'points', 'orders', 'behaviours', 'earning'].map(
  (name) => `lib/${name}`,
);

const NEW_YORK_DATABASE = dayTests();

// Fetched while everything before is checked: it waits for the net, not for a core.
const browser = installChromium();
browser.catch(() => undefined); // said by the check that needs it

const CHECKS: readonly Check[] = [
  { name: 'generate', run: () => void generateClient() },
  {
    name: 'types',
    run: async () => {
      await sh([node, bin('next/dist/bin/next'), 'typegen']);
      await sh([node, bin('typescript/bin/tsc'), '--noEmit']);
    },
  },
  {
    name: 'lint',
    run: () =>
      sh([
        node,
        bin('@biomejs/biome/bin/biome'),
        'ci',
        '--max-diagnostics=50',
        ...(process.env.NO_COLOR ? ['--colors=off'] : []),
      ]),
  },
  { name: 'knip', run: () => sh([node, bin('knip/bin/knip.js'), '--no-progress']) },
  vitest('unit', 'unit'),
  vitest('unit New York', 'unit', NEW_YORK, NEW_YORK_UNITS),
  vitest('db', 'db'),
  vitest('db New York', 'db', { ...NEW_YORK, TEST_DB_TIMEZONE: 'Asia/Shanghai' }, NEW_YORK_DATABASE),
  { name: 'build', run: () => (isBuilt() ? undefined : build()) },
  {
    name: 'e2e',
    skip: () => (globSync('e2e/**/*.spec.ts').length === 0 ? 'there are no e2e/**/*.spec.ts' : undefined),
    run: async () => {
      await browser;
      // Playwright colours its workers itself, and Node warns of each when told both.
      const json = { PLAYWRIGHT_JSON_OUTPUT_FILE: join(REPORTS, 'e2e.json'), NO_COLOR: undefined };
      await sh([node, bin('@playwright/test/cli.js'), 'test', '--reporter=list,json'], json);
    },
    counts: () => playwrightCounts(join(REPORTS, 'e2e.json')),
  },
];

let running: ChildProcess | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    running?.kill(signal);
    process.exit(1);
  });
}

const outcomes: Outcome[] = [];
for (const check of CHECKS) outcomes.push(await perform(check));
report(outcomes);

async function perform({ name, run, counts, skip }: Check): Promise<Outcome> {
  const reason = skip?.();
  if (reason !== undefined) {
    say(`\n━━ ${name}: skipped, ${reason}`);
    return { name, state: 'skipped', seconds: 0, passed: 0, failed: 0 };
  }
  say(`\n━━ ${name}`);
  const startedAt = performance.now();
  const error = await Promise.resolve()
    .then(run)
    .then(
      () => undefined,
      (thrown: Error) => thrown,
    );
  if (error !== undefined) say(error.message);
  const { passed, failed } = counts?.() ?? { passed: 0, failed: 0 };
  const isFailed = error !== undefined || failed > 0;
  const seconds = (performance.now() - startedAt) / 1000;
  return { name, state: isFailed ? 'failed' : 'passed', seconds, passed, failed: isFailed ? Math.max(failed, 1) : 0 };
}

function report(all: readonly Outcome[]): void {
  say('\n━━ summary');
  for (const { name, state, seconds, passed, failed } of all) {
    const mark = { passed: '✓', failed: '✗', skipped: '–' }[state];
    const tests = passed + failed > 0 ? `${passed} passed, ${failed} failed` : state;
    say(`${mark} ${name.padEnd(13)} ${seconds.toFixed(1).padStart(7)} s  ${tests}`);
  }
  const sum = (field: 'passed' | 'failed') => all.reduce((total, outcome) => total + outcome[field], 0);
  say(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
}

function vitest(
  name: string,
  project: string,
  env: Readonly<Record<string, string>> = {},
  files: readonly string[] = [],
): Check {
  const file = join(REPORTS, `${name.replaceAll(' ', '-')}.json`);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  return {
    name,
    run: () =>
      sh(
        [node, bin('vitest/vitest.mjs'), 'run', '--project', project, '--passWithNoTests', ...reporters, ...files],
        env,
      ),
    counts: () => vitestCounts(file),
  };
}

function sh(
  [command = '', ...args]: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    });
    running = child;
    const timer = setTimeout(() => child.kill('SIGKILL'), STEP_MS_MAX);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve();
      else reject(new Error(`✗ ${args[0]} ended with ${code ?? signal}`));
    });
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
