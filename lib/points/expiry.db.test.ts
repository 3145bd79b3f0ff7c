import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { must } from '@/lib/kernel/assert';
import { bookSummary, loadLedger, verifyAllBooks } from '@/lib/ledger';
import { postExpiry } from '@/lib/ledger/post/expire';
import { processOrders, processRefunds } from '@/lib/orders';
import { anOrder, aRefund, givenMember } from '@/lib/orders/testing/orders';
import { closeDatabase, pool } from '@/lib/platform/db';
import { gateOn } from '@/lib/platform/testing/gate';
import { killedMidway } from '@/lib/platform/testing/killed';
import { local, localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { endHolds } from './jobs/end-holds';
import { expirePoints } from './jobs/expire-points';
import { processSpending } from './spending/process';
import { END, ENDED_EACH, givenLots, toldOf } from './testing/lots';

const MEMBERS = 24;
const SAID = { actor: 'system:test', now: END };

let undisturbed: string[] = [];

beforeAll(async () => {
  await installStandardProgram(pool());
  const ids = await givenLots(MEMBERS);
  await expirePoints(END, SAID);
  undisturbed = await toldOf(ids);
});
afterEach(async () => expect(await verifyAllBooks(pool())).toEqual([]));
afterAll(closeDatabase);

const count = async (sql: string, values: unknown[] = []): Promise<number> =>
  Number((await pool().query(sql, values)).rows[0].count);
const chunksOf = (dueAt: Date) =>
  count(`SELECT coalesce(sum("chunks"), 0) AS count FROM "LedgerRun" WHERE "dueAt" = $1`, [dueAt]);
const isFinished = async (dueAt: Date) =>
  (await count(`SELECT count("finishedAt") FROM "LedgerRun" WHERE "dueAt" = $1`, [dueAt])) > 0;
const openOf = (ids: readonly string[]) =>
  count(
    `SELECT count(*) FROM "LedgerLot" WHERE "memberId" = ANY($1) AND "writtenOff" IS NULL AND "expiresAt" <= '${END.toISOString()}'`,
    [ids],
  );
// Ten runs of at most two members each never come to the end of twenty-four.
const STOPS = 10;
const upToTwo = () => 1 + Math.floor(Math.random() * 2);

test('every ended lot gets one entry, an empty one too, and what a member reads does not change by it', async () => {
  const ids = await givenLots(MEMBERS);
  const before = await Promise.all(ids.map((id) => bookSummary(pool(), id, END)));
  expect(await expirePoints(END, SAID, { size: 5 })).toMatchObject({ lots: MEMBERS * ENDED_EACH, done: true });
  const after = await Promise.all(ids.map((id) => bookSummary(pool(), id, END)));
  for (const [index, { points }] of after.entries()) {
    const { balance: _, ...shown } = must(before[index], 'a summary').points;
    expect(points).toMatchObject(shown);
    expect(points.balance).toBe(points.available);
  }
  const empty = `SELECT count(*) FROM "LedgerEntry" WHERE "type" = 'EXPIRE' AND "amount" = 0 AND "memberId" = ANY($1)`;
  expect(await count(empty, [ids])).toBeGreaterThan(0);
  expect(await toldOf(ids)).toEqual(undisturbed);
});

test('the job leaves the same book as the pure rule for one account', async () => {
  const ids = await givenLots(MEMBERS);
  const work = await loadLedger(pool(), ids, ids);
  for (const id of ids) postExpiry(work, id, END, { actor: 'test', now: END });
  await expirePoints(END, SAID);
  const stored = await loadLedger(pool(), ids, ids);
  for (const [key, { lots, ...figures }] of work.accounts) {
    const { lots: theirs, ...cached } = must(stored.accounts.get(key), 'an account');
    expect(cached).toEqual(figures);
    expect(new Map(theirs.map((lot) => [lot.id, lot]))).toEqual(new Map(lots.map((lot) => [lot.id, lot])));
  }
});

test('a run that was stopped at ten random moments ends in the same book as an undisturbed one', async () => {
  const ids = await givenLots(MEMBERS);
  for (let run = 0; run < STOPS; run++) {
    let chunks = upToTwo();
    const outcome = expirePoints(END, SAID, {
      size: 1,
      mayGoOn: () => {
        if (chunks-- > 0) return true;
        if (run % 2 === 0) return false;
        throw new Error('killed');
      },
    });
    if (run % 2 === 0) expect(await outcome).toMatchObject({ done: false });
    else await expect(outcome).rejects.toThrow('killed');
  }
  await expirePoints(END, SAID);
  expect(await toldOf(ids)).toEqual(undisturbed);
});

test('a worker killed ten times in the middle of a run loses nothing and writes nothing twice', async () => {
  const ids = await givenLots(MEMBERS);
  for (let kill = 1; kill <= STOPS; kill++) {
    const dueAt = new Date(END.getTime() + kill);
    const [passing, before] = [upToTwo(), await openOf(ids)];
    const gate = await gateOn('LedgerLot', Math.random() < 0.5 ? 'before' : 'after', passing);
    const isMidway = async () => (await gate.isHolding()) && (await chunksOf(dueAt)) === passing;
    await killedMidway('lib/points/testing/expire-process.ts', [dueAt.toISOString()], isMidway);
    await gate.open();
    expect([await openOf(ids), await isFinished(dueAt)]).toEqual([before - passing * ENDED_EACH, false]);
  }
  expect(await openOf(ids)).toBeGreaterThan(0);
  await expirePoints(END, SAID);
  expect(await toldOf(ids)).toEqual(undisturbed);
}, 600_000);

test('run twice, and by four workers at once, it writes each end once', async () => {
  const ids = await givenLots(MEMBERS);
  const runs = await Promise.all(Array.from({ length: 4 }, () => expirePoints(END, SAID, { size: 3 })));
  expect(runs.reduce((total, { lots }) => total + lots, 0)).toBe(MEMBERS * ENDED_EACH);
  expect(await expirePoints(END, SAID)).toEqual({ lots: 0, points: 0, done: true });
  expect(await toldOf(ids)).toEqual(undisturbed);
});

test('spending while the job runs neither spends an ended lot nor loses a point', async () => {
  const ids = await givenLots(MEMBERS);
  const asks = ids.map((memberId) => ({
    kind: 'spend' as const,
    memberId,
    points: 20,
    note: '',
    source: null,
    actor: 'test',
  }));
  const [run, outcomes] = await Promise.all([expirePoints(END, SAID, { size: 2 }), processSpending(asks, END)]);
  expect(run.lots).toBe(MEMBERS * ENDED_EACH);
  expect(outcomes.every(({ ok }) => ok)).toBe(true);
});

test('a refund that happened before the end but arrives after the job takes from what was written off, without debt', async () => {
  const memberId = await givenMember();
  const order = anOrder({ externalId: 'late-refund', member: memberId, yuan: 100 });
  await processOrders([order], END);
  await expirePoints(END, SAID);
  expect((await bookSummary(pool(), memberId, END)).points).toMatchObject({ balance: 0, expired: 150 });
  const refund = aRefund('late-refund', [{ id: '1', quantity: 1 }], { refundedAt: local('2026-04-02T12:00') });
  const [outcome] = await processRefunds([refund], END);
  expect(outcome).toMatchObject({ ok: true, value: { moved: { points: [{ points: -100, debt: 0 }] } } });
  expect((await bookSummary(pool(), memberId, END)).points).toMatchObject({ balance: 0, debt: 0, expired: 50 });
});

test('holds that have ended are written as voided at their end, however late the job', async () => {
  const memberId = await givenMember();
  const now = localAt('2026-03-20T10:00');
  const hold = { kind: 'hold' as const, memberId, points: 10, note: '', source: null, actor: 'test' };
  await processSpending(
    [
      { ...hold, seconds: 60 },
      { ...hold, seconds: 7_200 },
    ],
    now,
  );
  expect(await endHolds(new Date(now.getTime() + 3_600_000))).toBe(1);
  expect(await endHolds(new Date(now.getTime() + 3_600_000))).toBe(0);
  const { rows } = await pool().query(
    `SELECT "state", "closedAt" = "endsAt" AS "atEnd" FROM "LedgerHold" WHERE "memberId" = $1 ORDER BY "endsAt"`,
    [memberId],
  );
  expect(rows).toEqual([
    { state: 'voided', atEnd: true },
    { state: 'held', atEnd: null },
  ]);
});
