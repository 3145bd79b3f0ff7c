// npm run cli -- COMMAND …: the command line, over the same doors as the API.
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { applyMigrations } from '@/lib/platform/migrations/apply';
import { generateClient } from './generate';
import { startPostgres } from './postgres.mjs';
import { loadSecrets } from './start/secrets';

// npm runs us in the project's folder and keeps the one where the caller stood.
const folder = process.env.INIT_CWD ?? process.cwd();
process.chdir(dirname(import.meta.dirname));
if (existsSync('.env')) process.loadEnvFile('.env');
// The doors need Prisma's client, which a fresh checkout has not made yet.
generateClient();
const { importGoodsFromTerminal, importOrdersFromTerminal, terminalLocale, translator, usageText } = await import(
  '@/lib/imports'
);
const { closeDatabase, pool } = await import('@/lib/platform/db');
const { quoteFromTerminal } = await import('@/lib/pricing');
const { installStandardProgram } = await import('@/lib/standard-program');
await import('@/lib/wiring');

const COMMANDS: Readonly<Record<string, typeof importOrdersFromTerminal>> = {
  'import orders': importOrdersFromTerminal,
  'import catalog': importGoodsFromTerminal,
  quote: quoteFromTerminal,
};
const WORDS = 2;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const t = translator(terminalLocale(process.env));
  const words = [args.slice(0, WORDS).join(' '), args[0] ?? ''].find((said) => COMMANDS[said] !== undefined);
  const run = COMMANDS[words ?? ''];
  const name = args.slice(0, WORDS).join(' ');
  if (run !== undefined)
    return run(
      args.slice(words === name ? WORDS : 1),
      { folder, t, out: process.stdout, err: process.stderr },
      withDatabase,
    );
  const isAsked = args.length === 0 || args.includes('--help') || args.includes('-h');
  (isAsked ? process.stdout : process.stderr).write(usageText(t, isAsked ? null : name));
  return isAsked ? 0 : 1;
}

/** Works on DATABASE_URL as it is, else on the embedded server, set up, for as long as the work takes. */
async function withDatabase(work: () => Promise<void>): Promise<void> {
  loadSecrets();
  const server = process.env.DATABASE_URL ? undefined : await startPostgres();
  try {
    if (server !== undefined) {
      process.env.DATABASE_URL = server.url;
      await applyMigrations(server.url);
      await installStandardProgram(pool());
    }
    await work();
  } finally {
    await closeDatabase();
    await server?.release();
  }
}
