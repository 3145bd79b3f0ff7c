import { expect, test } from 'vitest';
import { judgeReadiness, type Seen } from './readiness';

const sound: Seen = {
  queues: { beat: 4.6, jobs: 0, jobAge: null, events: null },
  ms: 2,
  pending: 0,
  wall: true,
  isStopping: false,
};
const queues = { beat: 1, jobs: 1, jobAge: 1, events: null };

test('a sound process says what it saw, in whole seconds', () => {
  expect(judgeReadiness(sound)).toEqual({
    status: 'ready',
    checks: {
      process: { ok: true },
      database: { ok: true, ms: 2 },
      migrations: { ok: true, pending: 0 },
      worker: { ok: true, secondsSinceBeat: 5 },
      queue: { ok: true, jobs: 0, oldestJobSeconds: null, oldestEventSeconds: null },
    },
    warnings: [],
  });
});

test('is ready and says so when nothing but the wall around stores is missing', () => {
  expect(judgeReadiness({ ...sound, wall: false })).toMatchObject({ status: 'ready', warnings: ['no_scope_wall'] });
  expect(judgeReadiness({ ...sound, wall: null }).warnings).toEqual([]);
});

test.each<[string, Partial<Seen>, string | null]>([
  ['a worker that showed itself a moment less than a minute ago', { queues: { ...queues, beat: 59.9 } }, null],
  ['a worker that did a minute ago', { queues: { ...queues, beat: 60 } }, 'worker'],
  ['no worker at all', { queues: { ...queues, beat: null } }, 'worker'],
  ['a clock that runs behind the database', { queues: { ...queues, beat: -2 } }, null],
  ['a job that has waited for a moment less than five minutes', { queues: { ...queues, jobAge: 299.9 } }, null],
  ['a job that has waited for five', { queues: { ...queues, jobAge: 300 } }, 'queue'],
  ['migrations that wait', { pending: 1 }, 'migrations'],
  ['migrations of which nothing could be read', { pending: null }, 'migrations'],
  ['a process that is stopping', { isStopping: true }, 'process'],
])('%s: %j', (_, seen, wrong) => {
  const { status, checks } = judgeReadiness({ ...sound, ...seen });
  const faults = Object.entries(checks).filter(([, { ok }]) => !ok);
  expect([status, faults.map(([name]) => name)]).toEqual(wrong === null ? ['ready', []] : ['unready', [wrong]]);
});
