// npm run db:generate | db:migrate | db:diff [name] | db:status | db:seed [-- options] | demo:reset
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { applyMigrations, migrationStatus } from '@/lib/platform/migrations/apply';
import { MIGRATIONS_FOLDER } from '@/lib/platform/migrations/files';
import { generateClient } from './generate';
import { startPostgres } from './postgres.mjs';

process.chdir(dirname(import.meta.dirname));
if (existsSync('.env')) process.loadEnvFile('.env');

const COMMANDS: Readonly<Record<string, (...rest: string[]) => Promise<void>>> = {
  async generate() {
    say(generateClient() ? 'Made the Prisma client in prisma/generated.' : 'The Prisma client is up to date.');
  },

  async migrate() {
    await withDatabase(async (url) => {
      const names = await applyMigrations(url);
      for (const name of names) say(`applied ${name}`);
      say(names.length === 0 ? 'The database is up to date.' : `${names.length} migrations applied.`);
    });
  },

  async diff(name) {
    const { diffSchema } = await import('@/lib/platform/migrations/diff');
    const sql = (await diffSchema()).trim();
    if (sql === '') return say('No difference: the migrations make exactly what prisma/schema says.');
    if (name === undefined) return say(`${sql}\n\nTo keep it: npm run db:diff <name>`);
    if (!/^[a-z0-9_]+$/.test(name)) return fail('A migration is named in lower case letters, digits and underscores.');
    const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
    const file = join(MIGRATIONS_FOLDER, `${stamp}_${name}`, 'migration.sql');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `BEGIN;\n\n${sql}\n\nCOMMIT;\n`);
    say(`Wrote ${file}. Read it, add CHECKs, partial indexes and triggers by hand, then: npm run db:migrate`);
  },

  async status() {
    await withDatabase(async (url) => {
      const status = await migrationStatus(url);
      for (const [state, names] of Object.entries(status)) for (const name of names) say(`${state.padEnd(8)} ${name}`);
      const misfit = status.edited.length + status.unknown.length;
      say(
        `${status.applied.length} applied, ${status.pending.length} pending, ${misfit} that do not fit this program.`,
      );
      if (misfit > 0) process.exitCode = 1;
    });
  },

  async seed(...rest) {
    if (!existsSync('scripts/seed.ts')) return fail('There is no scripts/seed.ts.');
    await withDatabase(async (url) => {
      const args = ['--import', './scripts/register.mjs', 'scripts/seed.ts', ...rest];
      // As `npm start` decides: a database of one's own may hold real people.
      const mode = process.env.DEMO_MODE || (process.env.DATABASE_URL ? '' : 'on');
      const env = { ...process.env, DATABASE_URL: url, DEMO_MODE: mode };
      execFileSync(process.execPath, args, { stdio: 'inherit', env });
    });
  },
};

const [command = '', ...rest] = process.argv.slice(2);
const run = COMMANDS[command];
if (run === undefined) fail(`usage: npm run db:${Object.keys(COMMANDS).join(' | db:')}`);
else await run(...rest).catch((error: Error) => fail(error.message));

/** Works on DATABASE_URL, else on the embedded server for as long as the work takes. */
async function withDatabase(work: (url: string) => Promise<void>): Promise<void> {
  if (process.env.DATABASE_URL) return work(process.env.DATABASE_URL);
  const server = await startPostgres();
  try {
    await work(server.url);
  } finally {
    await server.release();
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function fail(text: string): void {
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}
