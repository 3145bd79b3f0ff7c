import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '@/lib/kernel/assert';
import { verifyAllBooks, verifyBook } from '@/lib/ledger';
import { memberStats } from '@/lib/members';
import { closeDatabase, pool } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import { processOrders } from './commands/process-orders';
import { processRefunds } from './commands/process-refunds';
import { anOrder, aRefund, givenMember, NOW } from './testing/orders';
import type { OrderAnswer } from './types';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const stats = async (member: string) => must((await memberStats(pool(), [member]))[0], 'no stats');

async function expectSound(member: string) {
  expect(await verifyBook(pool(), member, 'points')).toEqual([]);
  expect(await verifyBook(pool(), member, 'growth')).toEqual([]);
}

test('200 orders sent 50 times each at once settle exactly once, and every answer is equal', {
  timeout: 120_000,
}, async () => {
  const members = await Promise.all(Array.from({ length: 40 }, () => givenMember()));
  const events = Array.from({ length: 200 }, (_, index) =>
    anOrder({ externalId: `storm-${index}`, member: members[index % members.length] as string, yuan: 10 + index }),
  );
  const rounds = await Promise.all(
    Array.from({ length: 50 }, (_, round) =>
      processOrders(round % 2 ? events : events.toReversed(), NOW).then((outcomes) =>
        round % 2 ? outcomes : outcomes.toReversed(),
      ),
    ),
  );
  const created = rounds.flat().filter((outcome) => outcome.ok && outcome.value.created);
  expect(created).toHaveLength(200);
  events.forEach((_, index) => {
    const answers = rounds.map((round) =>
      JSON.stringify({ ...(round[index] as { value: OrderAnswer }).value, created: true }),
    );
    expect(new Set(answers).size).toBe(1);
  });
  for (const member of members) {
    expect(await stats(member)).toMatchObject({ orders: 5 });
    await expectSound(member);
  }
});

test('refunds and orders of the same members at once never deadlock or lose one', { timeout: 60_000 }, async () => {
  const members = await Promise.all(Array.from({ length: 6 }, () => givenMember()));
  const events = members.map((member, index) =>
    anOrder({ externalId: `mix-${index}`, member, lines: [{ yuan: 100, quantity: 5 }] }),
  );
  const work = Array.from({ length: 5 }, (_, part) => [
    processOrders(events, NOW),
    processRefunds(
      events.map(({ externalId }) => aRefund(externalId, [{ id: '1', quantity: 1 }], { refundNo: `M${part}` })),
      NOW,
    ),
  ]).flat();
  const outcomes = (await Promise.all(work)).flat();
  expect(outcomes.every(({ ok }) => ok)).toBe(true);
  for (const member of members) {
    expect(await stats(member)).toMatchObject({ orders: 0, amount: 0, refunded: 10_000 });
    await expectSound(member);
  }
});

test('a refund that arrives in the very moment of its order is applied, whichever comes first', {
  timeout: 60_000,
}, async () => {
  const member = await givenMember();
  for (let round = 0; round < 25; round++) {
    const known = anOrder({ externalId: `race-known-${round}`, member, lines: [{ yuan: 10 }] });
    await processOrders([known], NOW);
    const fresh = anOrder({ externalId: `race-${round}`, member, lines: [{ yuan: 10 }] });
    const back = [
      aRefund(known.externalId, [{ id: '1', quantity: 1 }]),
      aRefund(fresh.externalId, [{ id: '1', quantity: 1 }]),
    ];
    const outcomes = await Promise.all([processOrders([fresh], NOW), processRefunds(back, NOW)]);
    expect(outcomes.flat().every(({ ok }) => ok)).toBe(true);
  }
  expect(await stats(member)).toMatchObject({ orders: 0, amount: 0, refunded: 50_000 });
  await expectSound(member);
});

test('orders sent again whenever a connection is cut are all stored, each once', { timeout: 120_000 }, async () => {
  const members = await Promise.all(Array.from({ length: 20 }, () => givenMember()));
  const sets = Array.from({ length: 60 }, (_, set) =>
    Array.from({ length: 10 }, (_, index) =>
      anOrder({ externalId: `cut-${set}-${index}`, member: members[(set + index) % 20] as string, yuan: 20 }),
    ),
  );
  const cutter = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await cutter.connect();
  let cuts = 0;
  const cutting = (async () => {
    while (cuts < CUTS) cuts += await cutOne(cutter);
  })();
  const sendUntilAnswered = async (events: (typeof sets)[number]): Promise<void> => {
    while (!isAnswered(await processOrders(events, NOW).catch(() => null)));
  };
  // Whoever was answered is repeated as long as there is cutting: there is always somebody in the middle.
  const repeatWhileCut = async (events: (typeof sets)[number]): Promise<void> => {
    do await sendUntilAnswered(events);
    while (cuts < CUTS);
  };
  await Promise.all([...sets.map(repeatWhileCut), cutting]);
  await cutter.end();
  const { rows } = await pool().query(`SELECT count(*)::int AS n FROM "OrderKey" WHERE "externalId" LIKE 'cut-%'`);
  expect(rows).toEqual([{ n: 600 }]);
  for (const member of members) {
    expect(await stats(member)).toMatchObject({ orders: 30 });
    await expectSound(member);
  }
});

const isAnswered = (outcomes: readonly { ok: boolean }[] | null): boolean => outcomes?.every(({ ok }) => ok) ?? false;

// Enough to hit every place of a transaction; cutting on and on would only make the test slow.
const CUTS = 40;

/** Ends one connection of this database that is in the middle of a transaction; answers how many it ended. */
async function cutOne(cutter: pg.Client): Promise<number> {
  const { rowCount } = await cutter.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
       AND backend_type = 'client backend' ORDER BY random() LIMIT 1`,
  );
  return rowCount ?? 0;
}

test('every book equals its entries after all of the above', async () => {
  expect(await verifyAllBooks(pool(), 7)).toEqual([]);
});
