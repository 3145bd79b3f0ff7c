// node --import ./scripts/register.mjs bench/import-memory.ts [times]
// Imports a file as long as Online Retail taken so many times, each copy three weeks later under its own invoice
// numbers, into an empty database; prints the summary of the import with its peak memory. Fails above 400 MB.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { closeDatabase, pool } from '@/lib/platform/db';
import { applyMigrations } from '@/lib/platform/migrations/apply';
import { installStandardProgram } from '@/lib/standard-program';
import { startPostgres } from '../scripts/postgres.mjs';

const SOURCE = 'docs/data/online-retail-2010-12.csv';
const MEMORY_MAX_MB = 400;
const WEEKS_APART = 3;
const DAY_MS = 86_400_000;

process.chdir(dirname(import.meta.dirname));
const times = Number(process.argv[2] ?? 10);
const folder = mkdtempSync(join(tmpdir(), 'regulars-import-'));
const file = join(folder, `online-retail-x${times}.csv`);
await writeCopies();
const server = await startPostgres({ name: 'postgres-import-bench' });
try {
  process.env.DATABASE_URL = await emptyDatabase(server.adminUrl);
  await applyMigrations(process.env.DATABASE_URL);
  await installStandardProgram(pool());
  await closeDatabase();
  process.exitCode = await runImport();
} finally {
  await server.release();
  rmSync(folder, { recursive: true });
}

/** Writes the file copy by copy: the numbers of copy n begin with n, credit notes keep their C. */
async function writeCopies(): Promise<void> {
  const [header = '', ...rows] = readFileSync(SOURCE, 'latin1').split('\n');
  const out = createWriteStream(file, { encoding: 'latin1' });
  out.write(`${header}\n`);
  for (let copy = 0; copy < times; copy++) {
    const text = rows.map((row) => shifted(row, copy)).join('\n');
    if (!out.write(`${text}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

function shifted(row: string, copy: number): string {
  return row
    .replace(/^(C?)(\d+)/, (_, credit: string, number: string) => `${credit}${copy}${number}`)
    .replace(/,(\d\d)\/(\d\d)\/(\d{4}) /, (_, day: string, month: string, year: string) => {
      const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)) + copy * WEEKS_APART * 7 * DAY_MS);
      const [y, m, d] = at.toISOString().slice(0, 10).split('-');
      return `,${d}/${m}/${y} `;
    });
}

async function emptyDatabase(adminUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('drop database if exists import_bench with (force)');
    await client.query(`create database import_bench template template0 encoding 'UTF8' locale 'C.UTF-8'`);
  } finally {
    await client.end();
  }
  const url = new URL(adminUrl);
  url.pathname = '/import_bench';
  return url.href;
}

async function runImport(): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--import', './scripts/register.mjs', 'scripts/cli.ts', 'import', 'orders', file],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, LANG: 'en' },
    },
  );
  let text = '';
  child.stdout.on('data', (part: Buffer) => {
    text += part.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  process.stdout.write(text);
  const memory = Number(/peak memory ([\d,]+) MB/.exec(text)?.[1]?.replaceAll(',', '') ?? Number.NaN);
  const isSmall = memory <= MEMORY_MAX_MB;
  process.stdout.write(`${isSmall ? '✓' : '✗'} peak memory ${memory} MB, at most ${MEMORY_MAX_MB} MB\n`);
  return code === 0 && isSmall ? 0 : 1;
}
