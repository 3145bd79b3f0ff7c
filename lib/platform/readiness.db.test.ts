import { afterAll, beforeEach, expect, test } from 'vitest';
import { closeDatabase, pool } from './db';
import { readiness } from './readiness';

// What a probe may take is for a machine that serves people; a busy one that runs tests may take its time.
const PATIENCE_MS = 25_000;
const seen = () => readiness(PATIENCE_MS);

const beat = (age: string) =>
  pool().query(
    `INSERT INTO "WorkerHeartbeat" ("id", "at", "version") VALUES ('w', now() - interval '${age}', '0')
     ON CONFLICT ("id") DO UPDATE SET "at" = excluded."at"`,
  );
const job = (age: string) =>
  pool().query(`SELECT graphile_worker.add_job('anything', '{}', run_at => now() - interval '${age}')`);

beforeEach(async () => {
  await beat('0 seconds');
  await pool().query('DELETE FROM graphile_worker._private_jobs');
});
afterAll(closeDatabase);

test('is ready when database, migrations, worker and queue are in order', async () => {
  expect(await seen()).toMatchObject({
    status: 'ready',
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    checks: {
      database: { ok: true },
      migrations: { ok: true, pending: 0 },
      worker: { ok: true, secondsSinceBeat: expect.any(Number) },
      queue: { ok: true, jobs: 0, oldestJobSeconds: null },
    },
    warnings: [],
  });
});

test('is not ready when no worker has shown itself for a minute', async () => {
  await beat('1 hour');
  const { status, checks } = await seen();
  expect([status, checks.worker.ok]).toEqual(['unready', false]);
  expect(checks.worker.secondsSinceBeat).toBeGreaterThanOrEqual(3_600);
  await pool().query('DELETE FROM "WorkerHeartbeat"');
  expect(await seen()).toMatchObject({
    status: 'unready',
    checks: { worker: { ok: false, secondsSinceBeat: null } },
  });
});

test('is not ready when a job has waited for five minutes', async () => {
  await job('1 minute');
  expect(await seen()).toMatchObject({ status: 'ready', checks: { queue: { ok: true, jobs: 1 } } });
  await job('5 minutes');
  expect(await seen()).toMatchObject({ status: 'unready', checks: { queue: { ok: false, jobs: 2 } } });
});

test('answers when there is no database at all', async () => {
  const url = process.env.DATABASE_URL;
  await closeDatabase();
  process.env.DATABASE_URL = 'postgresql://nobody@127.0.0.1:1/none';
  expect(await readiness()).toMatchObject({
    status: 'unready',
    checks: { database: { ok: false }, migrations: { ok: false } },
  });
  await closeDatabase();
  process.env.DATABASE_URL = url;
});
