import { afterAll, beforeAll, expect, test } from 'vitest';
import '@/lib/wiring';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { announce } from '@/lib/platform/outbox';
import { drainOutbox } from '@/lib/platform/outbox-drain';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import { dropFailuresCommand, retryFailuresCommand } from './commands/settle';
import { failureList } from './queries';

const TRIES = 10;
const NOTE = 'the listener is mended';
let isMended = false;
const told: string[] = [];
const subscriptions = {
  'test.hard': [
    async ({ memberId }: { readonly memberId: string }) => {
      if (!isMended) throw new Error('the listener is broken');
      told.push(memberId);
    },
  ],
};

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const list = (asked: Record<string, string> = {}) =>
  failureList.run({ ...systemCaller('test'), db: pool() }, { limit: '2', ...asked });
const settle = (command: typeof retryFailuresCommand, failures: string[] | null, more = {}) =>
  execute(command, systemCaller('test'), { failures, note: NOTE, ...more }).then(
    ({ event, job }) => [event, job],
    (error) => error.code,
  );

test('what was given up is listed both ways, tried again or dropped once, with a note on record', async () => {
  const members = Array.from({ length: 5 }, newId);
  const at = new Date(Date.now() - 60_000);
  await announce(
    pool(),
    members.map((memberId) => ({ name: 'test.hard', memberId, payload: {}, at })),
  );
  for (let tries = 0; tries < TRIES; tries++) await drainOutbox(subscriptions);
  await pool().query(
    `SELECT graphile_worker.add_job('test-job', '{}', run_at => now() - interval '1 hour', max_attempts => 1)`,
  );
  await pool().query(`UPDATE graphile_worker._private_jobs SET attempts = max_attempts, last_error = 'out of disk'`);

  const seen: string[] = [];
  let page = await list();
  const pages = [page.rows.map(({ id }) => id)];
  while (page.nextCursor !== null) {
    page = await list({ cursor: page.nextCursor });
    pages.push(page.rows.map(({ id }) => id));
  }
  seen.push(...pages.flat());
  expect(seen).toHaveLength(6);
  expect(new Set(seen).size).toBe(6);
  expect(page.total).toEqual({ value: 6, relation: 'eq' });
  expect((await list({ cursor: page.prevCursor ?? '' })).rows.map(({ id }) => id)).toEqual(pages.at(-2));
  expect((await list({ view: 'job' })).rows).toMatchObject([{ kind: 'job', name: 'test-job', error: 'out of disk' }]);
  expect((await list({ q: 'BROKEN', limit: '9' })).rows).toHaveLength(5);

  const [one = '', two = ''] = (await list({ view: 'event' })).rows.map(({ id }) => id);
  expect(await settle(dropFailuresCommand, [one])).toEqual([1, 0]);
  expect(await settle(dropFailuresCommand, [one])).toBe('failure_gone');
  expect(await settle(retryFailuresCommand, [one])).toBe('failure_gone');
  isMended = true;
  expect(await settle(retryFailuresCommand, [two])).toEqual([1, 0]);
  expect(await settle(retryFailuresCommand, null, { view: 'all', q: '' })).toEqual([3, 1]);
  await drainOutbox(subscriptions);
  expect(told).toHaveLength(4);
  expect((await list()).rows).toEqual([]);
  const { rows: jobs } = await pool().query(
    `SELECT attempts FROM graphile_worker.jobs WHERE task_identifier = 'test-job'`,
  );
  expect(jobs).toEqual([{ attempts: 0 }]);
  const { rows } = await pool().query(
    `SELECT "action", "reason" FROM "AuditEntry" WHERE "objectType" = 'failure' ORDER BY "id"`,
  );
  expect(rows).toEqual(['drop', 'retry', 'retry'].map((what) => ({ action: `failures.${what}`, reason: NOTE })));
});
