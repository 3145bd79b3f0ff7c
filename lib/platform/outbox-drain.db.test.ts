import { afterAll, expect, test } from 'vitest';
import { closeDatabase, pool } from './db';
import { newId } from './new-id';
import { announce } from './outbox';
import { drainOutbox, type OutboxEvent } from './outbox-drain';

afterAll(closeDatabase);

const anEvent = (name: string) => ({
  name,
  memberId: newId(),
  payload: { n: 1 },
  at: new Date('2026-03-01T00:00:00Z'),
});

test('announcements reach their listeners once, in order, also with two workers at once', async () => {
  await announce(
    pool(),
    Array.from({ length: 60 }, () => anEvent('one')),
  );
  const heard: OutboxEvent[] = [];
  const subscriptions = { one: [async (event: OutboxEvent) => void heard.push(event)] };
  const drainAll = async () => {
    while ((await drainOutbox(subscriptions, 7)) > 0);
  };
  await Promise.all([drainAll(), drainAll()]);
  expect(heard).toHaveLength(60);
  expect(new Set(heard.map(({ id }) => id)).size).toBe(60);
  expect(heard[0]?.payload).toEqual({ n: 1 });
});

test('an announcement that keeps failing is set aside after ten times and hinders no other', async () => {
  await announce(pool(), [anEvent('bad'), anEvent('good')]);
  let good = 0;
  const subscriptions = {
    bad: [() => Promise.reject(new Error('no'))],
    good: [async () => void good++],
  };
  for (let round = 0; round < 12; round++) await drainOutbox(subscriptions);
  expect(good).toBe(1);
  const { rows } = await pool().query(
    `SELECT "attempts", "lastError", "deadAt" FROM "OutboxEvent" WHERE "name" = 'bad'`,
  );
  expect(rows).toMatchObject([{ attempts: 10, lastError: 'no', deadAt: expect.any(Date) }]);
});
