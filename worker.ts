// The worker process: does queued jobs and timed ones, and shows that it lives.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Logger, parseCrontab, run } from 'graphile-worker';
import pg from 'pg';
import { databaseProblems } from '@/lib/platform/database-check';
import { closeDatabase, pool } from '@/lib/platform/db';
import { envOrExit } from '@/lib/platform/env';
import { startHeartbeat } from '@/lib/platform/heartbeat';
import { onStop, tellReady } from '@/lib/platform/lifecycle';
import packageJson from './package.json' with { type: 'json' };

process.chdir(import.meta.dirname);
Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV ?? 'production' });
const { DATABASE_URL, WORKER_CONCURRENCY } = envOrExit();

const problems = await databaseProblems(pool(), DATABASE_URL);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}

await import('@/lib/wiring');
const { crons, tasks } = await import('@/lib/jobs');
const { subscriptions } = await import('@/lib/subscriptions');
const { startOutbox } = await import('@/lib/platform/outbox-drain');

// The queue's own connections: jobs that use up the program's pool must not keep it from its bookkeeping.
const queuePool = new pg.Pool({
  connectionString: DATABASE_URL,
  max: WORKER_CONCURRENCY + 2,
  options: '-c timezone=UTC',
  application_name: 'regulars-queue',
});
// A connection cut while idle is replaced; without these handlers it would end the process.
queuePool.on('error', report);
queuePool.on('connect', (client) => client.on('error', report));

const logger = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') console.error(`queue ${level}: ${message}`);
});

const runner = await run({
  pgPool: queuePool,
  concurrency: WORKER_CONCURRENCY,
  taskList: tasks,
  parsedCronItems: parseCrontab(crons),
  noHandleSignals: true,
  logger,
  // With its batching delays the last job done before a stop stays locked for hours.
  preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
});
const stopHeartbeat = startHeartbeat(
  queuePool,
  `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`,
  packageJson.version,
  report,
);
const stopOutbox = startOutbox(subscriptions, report);
tellReady();

let isEnding = false;
// The runner gives up when it cannot reach the database for long; the supervisor starts another.
runner.promise.then(
  () => isEnding || process.exit(1),
  (error: unknown) => {
    report(error as Error);
    process.exit(1);
  },
);

onStop(async () => {
  isEnding = true;
  await stopOutbox();
  await runner.stop();
  await stopHeartbeat();
  await queuePool.end();
  await closeDatabase();
});

function report(error: Error): void {
  console.error(`worker: ${error.message}`);
}
