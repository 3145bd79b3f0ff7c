import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '@/lib/kernel/assert';
import { bookSummary, verifyAllBooks, verifyBook } from '@/lib/ledger';
import { processOrders, processRefunds } from '@/lib/orders';
import { anOrder, aRefund, givenMember } from '@/lib/orders/testing/orders';
import { closeDatabase, pool } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import { endHolds } from './jobs/end-holds';
import { expirePoints } from './jobs/expire-points';
import type { SpendAnswer, SpendAsk } from './spending/asks';
import { processSpending } from './spending/process';

const WORKERS = 8;
const ROUNDS = Number(process.env.STORM_ROUNDS ?? 40);
const START = Date.UTC(2026, 2, 3, 4);
const HOUR = 3_600_000;

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

/** What the workers know of together: members, orders that may be refunded, holds and spends. */
type Known = {
  readonly members: string[];
  readonly orders: string[];
  readonly holds: { memberId: string; holdId: string }[];
  readonly spends: { memberId: string; entryId: string }[];
};

const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(Math.random() * from.length)];
const upTo = (n: number) => 1 + Math.floor(Math.random() * n);

async function asked(known: Known, ask: SpendAsk, now: Date): Promise<void> {
  const outcome = must((await processSpending([ask], now))[0], 'an outcome');
  if (!outcome.ok) return;
  const answer: SpendAnswer = outcome.value;
  if (answer.kind === 'hold') known.holds.push({ memberId: ask.memberId, holdId: answer.hold.id });
  else if (answer.entry.type === 'SPEND') known.spends.push({ memberId: ask.memberId, entryId: answer.entry.id });
}

const DEEDS: readonly ((known: Known, now: Date, name: string) => Promise<unknown>)[] = [
  async (known, now, name) => {
    const event = anOrder({
      externalId: name,
      member: pick(known.members) ?? null,
      yuan: upTo(300),
      paidAt: now.toISOString(),
      status: 'completed',
    });
    await processOrders([event], now);
    known.orders.push(name);
  },
  (known, now, name) => {
    const order = pick(known.orders) ?? 'none';
    const amount = upTo(4_000);
    return processRefunds(
      [aRefund(order, [{ id: '1', quantity: 0, amount }], { refundNo: name, refundedAt: now.toISOString() })],
      now,
    );
  },
  (known, now) =>
    asked(
      known,
      { kind: 'spend', memberId: pick(known.members) ?? '', points: upTo(80), note: '', source: null, actor: 'test' },
      now,
    ),
  (known, now) =>
    asked(
      known,
      {
        kind: 'hold',
        memberId: pick(known.members) ?? '',
        points: upTo(80),
        note: '',
        source: null,
        seconds: upTo(90_000),
        actor: 'test',
      },
      now,
    ),
  async (known, now) => {
    const hold = pick(known.holds);
    if (hold !== undefined) await asked(known, { kind: 'post', ...hold, points: null, actor: 'test' }, now);
  },
  async (known, now) => {
    const hold = pick(known.holds);
    if (hold !== undefined) await asked(known, { kind: 'void', ...hold, actor: 'test' }, now);
  },
  async (known, now) => {
    const spend = pick(known.spends);
    if (spend !== undefined)
      await asked(known, { kind: 'return', ...spend, points: upTo(30), note: '', source: null, actor: 'test' }, now);
  },
  (_, now) => expirePoints(now, { actor: 'test', now }, { size: 2 }),
  (_, now) => endHolds(now),
];

test('whatever many do at once to few members, the book equals its replay and nothing is given twice', async () => {
  const known: Known = { members: [], orders: [], holds: [], spends: [] };
  for (let n = 0; n < 4; n++) known.members.push(await givenMember());
  await Promise.all(
    Array.from({ length: WORKERS }, async (_, worker) => {
      for (let round = 0; round < ROUNDS; round++) {
        // The clock runs over two year's turns, at which lots end; workers are never at quite the same moment.
        const now = new Date(START + ((round * 24_000) / ROUNDS + worker) * HOUR);
        await must(pick(DEEDS), 'a deed')(known, now, `storm-${worker}-${round}`);
      }
    }),
  );
  expect(await verifyAllBooks(pool())).toEqual([]);
  for (const memberId of known.members) {
    expect(await verifyBook(pool(), memberId, 'points')).toEqual([]);
    expect(await verifyBook(pool(), memberId, 'growth')).toEqual([]);
    const { points } = await bookSummary(pool(), memberId, new Date(START + 30_000 * HOUR));
    expect(points.available).toBeGreaterThanOrEqual(0);
  }
  const { rows } = await pool().query(
    `SELECT count(*)::int AS n FROM "LedgerEntry" e JOIN "LedgerLotMove" m ON m."memberId" = e."memberId" AND m."entryId" = e."id"
     JOIN "LedgerLot" l ON l."memberId" = m."memberId" AND l."id" = m."lotId"
     WHERE e."type" = 'SPEND' AND l."expiresAt" <= e."occurredAt"`,
  );
  expect(rows[0].n).toBe(0);
  const kinds = await pool().query(`SELECT DISTINCT "type" FROM "LedgerEntry"`);
  expect(kinds.rows.map(({ type }) => type)).toEqual(expect.arrayContaining(['EARN', 'SPEND', 'EXPIRE', 'CLAWBACK']));
}, 120_000);
