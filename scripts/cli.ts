// npm run cli -- COMMAND …: the command line, over the same doors as the API.
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { importOrdersFromTerminal, type Terminal, terminalLocale, translator, type WithDatabase } from '@/lib/imports';
import { closeDatabase } from '@/lib/platform/db';
import '@/lib/wiring';
import { startPostgres } from './postgres.mjs';
import { loadSecrets } from './start/secrets';

type Run = (args: readonly string[], terminal: Terminal, withDatabase: WithDatabase) => Promise<number>;

const COMMANDS: Readonly<Record<string, Run>> = { 'import orders': importOrdersFromTerminal };
const WORDS = 2;

// npm runs us in the project's folder and keeps the one where the caller stood.
const folder = process.env.INIT_CWD ?? process.cwd();
process.chdir(dirname(import.meta.dirname));
if (existsSync('.env')) process.loadEnvFile('.env');
process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const t = translator(terminalLocale(process.env));
  const name = args.slice(0, WORDS).join(' ');
  const run = COMMANDS[name];
  if (run !== undefined) return run(args.slice(WORDS), { folder, t, out: process.stdout, err: process.stderr }, withDatabase);
  const isAsked = args.length === 0 || args.includes('--help') || args.includes('-h');
  if (!isAsked) process.stderr.write(`${t('imports.cli.unknown', { command: name })}\n`);
  (isAsked ? process.stdout : process.stderr).write(`${t('imports.cli.help')}\n`);
  return isAsked ? 0 : 1;
}

/** Works on DATABASE_URL, else on the embedded server for as long as the work takes. */
async function withDatabase(work: () => Promise<void>): Promise<void> {
  loadSecrets();
  const server = process.env.DATABASE_URL ? undefined : await startPostgres();
  if (server !== undefined) process.env.DATABASE_URL = server.url;
  try {
    await work();
  } finally {
    await closeDatabase();
    await server?.release();
  }
}
