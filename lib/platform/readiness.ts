import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { pool } from './db';
import { isStopping } from './lifecycle';
import { migrationStatus } from './migrations/apply';
import { shared } from './shared';
import { type Version, version } from './version';
import { wallStands } from './wall';

/** One thing that must be in order, and what was seen of it. */
export type Check = { readonly ok: boolean; readonly [fact: string]: string | number | boolean | null };

/** Whether this process may be sent visitors, and why not. */
export type Readiness = Version & {
  readonly status: 'ready' | 'unready';
  readonly checks: Readonly<Record<'process' | 'database' | 'migrations' | 'worker' | 'queue', Check>>;
  /** What works, but not as well as it should. */
  readonly warnings: readonly 'no_scope_wall'[];
};

const BEAT_SECONDS_MAX = 60;
const QUEUE_SECONDS_MAX = 300;
const MIGRATIONS_MS = 30_000;
const ANSWER_MS_MAX = 3_000;

type Queues = {
  readonly beat: number | null;
  readonly jobs: number;
  readonly jobAge: number | null;
  readonly events: number | null;
};

// WorkerHeartbeat: a handful of rows. Jobs: a view of the queue, nearly empty. OutboxEvent: its index of what is not sent.
const READ_QUEUES = `SELECT
  (SELECT extract(epoch FROM now() - max("at"))::float8 FROM "WorkerHeartbeat") AS beat,
  (SELECT count(*)::int FROM graphile_worker.jobs WHERE locked_at IS NULL AND run_at <= now() AND attempts < max_attempts) AS jobs,
  (SELECT extract(epoch FROM now() - min(run_at))::float8 FROM graphile_worker.jobs
    WHERE locked_at IS NULL AND run_at <= now() AND attempts < max_attempts) AS "jobAge",
  (SELECT extract(epoch FROM now() - o."at")::float8 FROM "OutboxEvent" o
    WHERE o."dispatchedAt" IS NULL AND o."deadAt" IS NULL ORDER BY o."id" LIMIT 1) AS events`;

/** What was seen: the queues (null: the database did not answer in time), after how long, and the migrations that wait. */
export type Seen = {
  readonly queues: Queues | null;
  readonly ms: number;
  readonly pending: number | null;
  /** Whether row-level security narrows staff of single stores (null: nobody could tell). */
  readonly wall: boolean | null;
  readonly isStopping: boolean;
};

/** Looks whether database, migrations, worker and queues are in order; answers in time whatever happens. */
export async function readiness(msMax = ANSWER_MS_MAX): Promise<Readiness> {
  const asked = performance.now();
  const queues = await inTime(readQueues(), msMax);
  const ms = Math.round(performance.now() - asked);
  const pending = queues === null ? null : await inTime(pendingMigrations(), msMax);
  const wall = queues === null ? null : await inTime(wallStands(), msMax);
  return { ...version(), ...judgeReadiness({ queues, ms, pending, wall, isStopping: isStopping() }) };
}

/** Judges what was seen: a beat of the worker in the last minute, and no job that has waited for five. */
export function judgeReadiness({ queues, ms, pending, wall, isStopping }: Seen): Omit<Readiness, keyof Version> {
  const beat = queues?.beat ?? null;
  const checks = {
    process: { ok: !isStopping },
    database: { ok: queues !== null, ms },
    migrations: { ok: pending === 0, pending },
    worker: { ok: beat !== null && beat < BEAT_SECONDS_MAX, secondsSinceBeat: whole(beat) },
    queue: {
      ok: queues !== null && (queues.jobAge ?? 0) < QUEUE_SECONDS_MAX,
      jobs: queues?.jobs ?? null,
      oldestJobSeconds: whole(queues?.jobAge ?? null),
      oldestEventSeconds: whole(queues?.events ?? null),
    },
  };
  const isReady = Object.values(checks).every(({ ok }) => ok);
  return { status: isReady ? 'ready' : 'unready', checks, warnings: wall === false ? ['no_scope_wall'] : [] };
}

async function readQueues(): Promise<Queues | null> {
  const { rows } = await pool().query<Queues>(READ_QUEUES);
  return rows[0] ?? null;
}

/** How many migrations wait; asked every half minute, since it opens a connection of its own. */
async function pendingMigrations(): Promise<number> {
  const known = shared('readiness.migrations', () => ({ pending: 0, readAt: Number.NEGATIVE_INFINITY }));
  if (performance.now() - known.readAt > MIGRATIONS_MS) {
    known.pending = (await migrationStatus(process.env.DATABASE_URL ?? '')).pending.length;
    known.readAt = performance.now();
  }
  return known.pending;
}

/** The value, or null when it fails or does not come in time: a probe must not hang with what it probes. */
async function inTime<T>(work: Promise<T>, msMax: number): Promise<T | null> {
  const late = new AbortController();
  const tooLate = wait(msMax, null, { signal: late.signal, ref: false }).catch(() => null);
  const value = await Promise.race([work.catch(() => null), tooLate]);
  late.abort();
  return value;
}

const whole = (seconds: number | null): number | null => (seconds === null ? null : Math.max(0, Math.round(seconds)));
