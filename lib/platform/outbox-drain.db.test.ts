import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { closeDatabase, pool, withTransaction } from './db';
import { newId } from './new-id';
import { announce } from './outbox';
import { drainOutbox, inSets, type OutboxEvent, setsOf } from './outbox-drain';

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

test('a set is taken at once; one bad event among hundreds fails alone, and no other is lost or counted twice', async () => {
  await pool().query('CREATE TABLE "Heard" ("id" int8, "times" int4 NOT NULL DEFAULT 1)');
  const events = Array.from({ length: 240 }, (_, n) => ({ ...anEvent('set'), payload: { isBad: n === 117 } }));
  await announce(pool(), events);
  const [sizes, after]: [number[], number[]] = [[], []];
  // It writes before it fails: what it wrote of the set must be gone when the others are told again.
  const counting = inSets(async (all) => {
    sizes.push(all.length);
    await withTransaction(async (db) => {
      await db.query('INSERT INTO "Heard" ("id") SELECT unnest($1::int8[])', [all.map(({ id }) => id)]);
      if (all.some(({ payload }) => (payload as { isBad: boolean }).isBad)) throw new Error('poison');
    });
  });
  const subscriptions = { set: [counting, async ({ id }: OutboxEvent) => void after.push(id)] };
  await drainOutbox(subscriptions);
  const { rows } = await pool().query(
    'SELECT count(*)::int AS "events", count(DISTINCT "id")::int AS "different" FROM "Heard"',
  );
  expect(rows).toEqual([{ events: 239, different: 239 }]);
  expect(sizes).toEqual([240, ...events.map(() => 1)]);
  expect(new Set(after).size).toBe(239);
  for (let round = 0; round < 12; round++) await drainOutbox(subscriptions);
  expect(after).toHaveLength(239);
  const open = await pool().query(
    `SELECT "lastError", "deadAt" FROM "OutboxEvent" WHERE "name" = 'set' AND "dispatchedAt" IS NULL`,
  );
  expect(open.rows).toMatchObject([{ lastError: 'poison', deadAt: expect.any(Date) }]);
});

test('sets hold each event once, of one name, and each member’s in their order', () => {
  const event = fc.record({ name: fc.constantFrom('a', 'b', 'c'), memberId: fc.constantFrom('1', '2', '3', '4') });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (given) => {
      const events = given.map((one, id) => ({ ...one, id }));
      const sets = setsOf(events);
      for (const set of sets) expect(new Set(set.map(({ name }) => name)).size).toBe(1);
      const told = sets.flat();
      expect(told.map(({ id }) => id).sort((a, b) => a - b)).toEqual(events.map(({ id }) => id));
      for (const member of ['1', '2', '3', '4']) {
        const of = (all: typeof events) => all.filter(({ memberId }) => memberId === member);
        expect(of(told)).toEqual(of(events));
      }
    }),
  );
});
