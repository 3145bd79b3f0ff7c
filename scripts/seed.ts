// npm run db:seed -- [--scenario standard|story] [--members N] [--if-empty]   and   npm run demo:reset [-- --yes]
// Every `npm start` runs it without options: it completes what is missing and changes nothing that is there.
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { DEMO_FILE, fillMembers, hasMembers, purgeDemo, seedDemo, seedFirstAdmin } from '@/lib/demo';
import { isInvalidInput } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { runStandings } from '@/lib/segments';
import { installStandardProgram } from '@/lib/standard-program';
import { loadSecrets } from './start/secrets';
import '@/lib/wiring';

const CONFIRMATION = 'demo';
// The story alone is the quiet ground of tests; the standard one has a retailer's business on top (decision 084).
const SCENARIOS = ['standard', 'story'];
const MEMBERS_MAX = 1_000_000;

type Options = {
  readonly scenario?: string;
  readonly members?: string;
  readonly 'if-empty'?: boolean;
  readonly reset?: boolean;
  readonly yes?: boolean;
};

try {
  await main(readOptions());
} catch (error) {
  const problems = isInvalidInput(error) ? `: ${error.problems.map(({ path, message }) => `${path} ${message}`)}` : '';
  process.stderr.write(`${(error as Error).message}${problems}\n`);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}

async function main(options: Options): Promise<void> {
  loadSecrets();
  const isAsked = options.reset || options.scenario !== undefined || options.members !== undefined;
  const isDemo = process.env.DEMO_MODE === 'on' || (isAsked && !options.reset && process.env.DEMO_MODE !== 'off');
  if (isAsked && !isDemo) throw new Error('Demo rows only in demo mode: set DEMO_MODE=on. 仅演示模式可用。');
  if (options.reset && !(await confirmed(options))) throw new Error('Nothing was removed. 未删除任何数据。');
  await installStandardProgram(pool());
  if (options['if-empty'] && (await hasMembers(pool()))) return say('There are members already. 已有会员，未做改动。');
  if (!isDemo) return firstAdmin();
  if (options.reset) await reset();
  if (options.members === undefined || options.scenario !== undefined) await scenario(options.scenario !== 'story');
  if (options.members !== undefined) await fill(Number(options.members));
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      scenario: { type: 'string' },
      members: { type: 'string' },
      'if-empty': { type: 'boolean' },
      reset: { type: 'boolean' },
      yes: { type: 'boolean' },
    },
  });
  if (values.scenario !== undefined && !SCENARIOS.includes(values.scenario))
    throw new Error(`--scenario: ${SCENARIOS.join(', ')}`);
  const members = Number(values.members ?? 1);
  if (!Number.isInteger(members) || members < 1 || members > MEMBERS_MAX) throw new Error('--members: 1 to 1000000');
  return values;
}

async function firstAdmin(): Promise<void> {
  const { APP_INIT_ADMIN_EMAIL: email, APP_INIT_ADMIN_PASSWORD: password } = process.env;
  if (!email || !password) return;
  if (await seedFirstAdmin(email, password, new Date()))
    say(`Made the first administrator ${email}. 已创建首位管理员。`);
}

async function scenario(hasBusiness: boolean): Promise<void> {
  const baseUrl = process.env.AUTH_URL || `http://localhost:${process.env.PORT || 3000}`;
  const file = process.env.DEMO_FILE || DEMO_FILE;
  const { batches, applied } = await seedDemo({ baseUrl, file, now: new Date(), hasBusiness });
  if (applied === 0) return;
  say(`Demo: ${applied} of ${batches} batches told. 演示数据已写入。`);
  // The worker would do it within minutes; whoever looks at the map before should see it filled.
  await runStandings(new Date());
}

async function fill(count: number): Promise<void> {
  const startedAt = performance.now();
  const made = await fillMembers(count, new Date(), (done) => say(`${done} members …`));
  say(`${made} members made in ${((performance.now() - startedAt) / 1000).toFixed(1)} s, ${count} in all.`);
}

async function reset(): Promise<void> {
  say(`${await purgeDemo((gone) => say(`${gone} members removed …`))} demo members removed. 演示会员已删除。`);
}

async function confirmed({ yes }: Options): Promise<boolean> {
  if (yes) return true;
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question(
    `This removes every demo row. Type "${CONFIRMATION}" 删除全部演示数据，请输入 ${CONFIRMATION}: `,
  );
  lines.close();
  return answer.trim() === CONFIRMATION;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
