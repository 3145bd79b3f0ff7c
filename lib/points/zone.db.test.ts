import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { must } from '@/lib/kernel/assert';
import { bookSummary, ledgerLiability, loadLedger, postCredit, saveLedger, verifyAllBooks } from '@/lib/ledger';
import { givenMember } from '@/lib/orders/testing/orders';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { expirePoints } from './jobs/expire-points';
import type { SpendAsk } from './spending/asks';
import { processSpending } from './spending/process';

// In New York the clocks of 2026 go forward on 8 March at 2:00 and back on 1 November at 2:00.
const ZONE = 'America/New_York';
const ny = (wall: string) => localAt(wall, ZONE);
const EARNED = ny('2026-01-10');
const SIGN_UP = 50;

beforeAll(() => installStandardProgram(pool(), { zone: ZONE }));
afterEach(async () => expect(await verifyAllBooks(pool())).toEqual([]));
afterAll(closeDatabase);

/** A member with one lot of points for each end, beside those of joining. */
async function memberWith(ends: readonly Date[], points = 10): Promise<string> {
  const memberId = await givenMember();
  await withTransaction(async (db) => {
    const work = await loadLedger(db, [memberId]);
    for (const expiresAt of ends) {
      const id = newId();
      const said = { key: `EARN:test:${id}`, source: { type: 'test', id }, rule: 'test', reason: 'test', detail: {} };
      const posting = { ...said, memberId, asset: 'points' as const, amount: points, actor: 'system:test' };
      postCredit(work, { ...posting, occurredAt: EARNED, now: EARNED }, { activatesAt: EARNED, expiresAt });
    }
    await saveLedger(db, work);
  });
  return memberId;
}

const available = async (memberId: string, at: Date) =>
  (await bookSummary(pool(), memberId, at)).points.available - SIGN_UP;
const before = (at: Date) => new Date(at.getTime() - 1);

test.each([
  ['before the day of 23 hours', '2026-03-08', '2026-03-08T05:00:00.000Z'],
  ['after it', '2026-03-09', '2026-03-09T04:00:00.000Z'],
  ['before the day of 25 hours', '2026-11-01', '2026-11-01T04:00:00.000Z'],
  ['after that', '2026-11-02', '2026-11-02T05:00:00.000Z'],
  ['at the turn of the year', '2026-12-31', '2026-12-31T05:00:00.000Z'],
])(
  'a lot that ends at the midnight %s is spent until then, and the job writes that end (4.A.3)',
  async (_, day, iso) => {
    const end = ny(day);
    expect(end.toISOString()).toBe(iso);
    const memberId = await memberWith([end]);
    expect([await available(memberId, before(end)), await available(memberId, end)]).toEqual([10, 0]);
    expect((await expirePoints(before(end), { actor: 'test', now: end })).lots).toBe(0);
    expect((await expirePoints(end, { actor: 'test', now: end })).lots).toBe(1);
    const { rows } = await pool().query(
      `SELECT "amount"::int, "occurredAt" FROM "LedgerEntry" WHERE "type" = 'EXPIRE' AND "memberId" = $1`,
      [memberId],
    );
    expect(rows).toEqual([{ amount: 10, occurredAt: end }]);
  },
);

test.each([
  ['a time that is skipped', '2026-02-06T02:30', '2026-03-08T07:30:00.000Z'],
  ['the wall clock of a summer day', '2026-02-20T12:00', '2026-03-22T16:00:00.000Z'],
  ['a time that comes twice', '2026-10-02T01:30', '2026-11-01T05:30:00.000Z'],
  ['the wall clock of a winter day', '2026-10-20T12:00', '2026-11-19T17:00:00.000Z'],
])('what comes back after its end lives again for thirty local days, to %s (4.A.9)', async (_, at, until) => {
  const [ended, now] = [ny('2026-01-20'), ny(at)];
  const memberId = await memberWith([ended]);
  const about = { memberId, note: '', source: null, actor: 'system:test' };
  const asked = async (ask: SpendAsk, when: Date) => {
    const outcome = must((await processSpending([ask], when))[0], 'an outcome');
    if (!outcome.ok || outcome.value.kind !== 'entry') throw new Error('refused');
    return outcome.value.entry;
  };
  const spent = await asked({ ...about, kind: 'spend', points: 10 }, before(ended));
  const back = await asked({ ...about, kind: 'return', entryId: spent.id, points: null }, now);
  expect(back.lots.map(({ delta, expiresAt }) => [delta, expiresAt?.toISOString()])).toEqual([[10, until]]);
  const end = new Date(until);
  expect([await available(memberId, before(end)), await available(memberId, end)]).toEqual([10, 0]);
});

test('what is owed belongs to the last local month in which it can be spent, in summer time and in winter (N6)', async () => {
  await memberWith([ny('2026-11-01'), ny('2026-12-01')], 1_000);
  const { byExpiry } = await ledgerLiability(pool(), EARNED, ZONE);
  const months = byExpiry.filter(({ active }) => active >= 1_000).map(({ month }) => month);
  expect(months).toEqual(['2026-10', '2026-11']);
});
