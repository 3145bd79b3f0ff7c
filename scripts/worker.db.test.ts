import { spawn } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { expect, test } from 'vitest';

test('the worker shows that it lives, stops when told to, and leaves no sign of life behind', async () => {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const heartbeats = async () => (await client.query('SELECT "version" FROM "WorkerHeartbeat"')).rows.length;
  const worker = spawn(process.execPath, ['--import', './scripts/register.mjs', 'worker.ts'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  try {
    await once(worker, 'message');
    await expect.poll(heartbeats, { timeout: 60_000 }).toBe(1);
    worker.kill('SIGTERM');
    expect(await once(worker, 'exit')).toEqual([0, null]);
    expect(await heartbeats()).toBe(0);
  } finally {
    worker.kill('SIGKILL');
    await client.end();
  }
}, 120_000);
