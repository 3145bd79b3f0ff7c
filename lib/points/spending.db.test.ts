import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '@/lib/kernel/assert';
import { localDate } from '@/lib/kernel/day';
import type { Outcome } from '@/lib/kernel/refusal';
import { bookSummary, loadLedger, postAdjust, postCredit, saveLedger, verifyAllBooks } from '@/lib/ledger';
import { givenMember } from '@/lib/orders/testing/orders';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { local, localAt, ZONE } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { expirePoints } from './jobs/expire-points';
import type { SpendAnswer, SpendAsk } from './spending/asks';
import { processSpending } from './spending/process';

const NOW = localAt('2026-03-20T10:00');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

beforeAll(() => installStandardProgram(pool()));
afterAll(async () => {
  expect(await verifyAllBooks(pool())).toEqual([]);
  await closeDatabase();
});

/** A member with exactly these points beside the 50 of joining, each lot with its own end. */
async function memberWith(...lots: { points: number; endsAt?: string | null }[]): Promise<string> {
  const memberId = await givenMember();
  await withTransaction(async (db) => {
    const work = await loadLedger(db, [memberId]);
    for (const { points, endsAt = local('2028-01-01') } of lots) {
      const id = newId();
      postCredit(
        work,
        {
          memberId,
          asset: 'points',
          amount: points,
          key: `EARN:test:${id}`,
          source: { type: 'test', id },
          rule: 'test',
          reason: 'test',
          detail: {},
          actor: 'system:test',
          occurredAt: localAt('2026-01-01'),
          now: NOW,
        },
        { activatesAt: localAt('2026-01-01'), expiresAt: endsAt === null ? null : new Date(endsAt) },
      );
    }
    await saveLedger(db, work);
  });
  return memberId;
}

let sources = 0;
const spend = (memberId: string, points: number, id = `s-${sources++}`): Extract<SpendAsk, { kind: 'spend' }> => ({
  kind: 'spend',
  memberId,
  points,
  note: '',
  source: { type: 'test', id },
  actor: 'system:test',
});
const hold = (memberId: string, points: number, id = `h-${sources++}`, seconds: number | null = null): SpendAsk => ({
  ...spend(memberId, points, id),
  kind: 'hold',
  seconds,
});

async function one(ask: SpendAsk, now = NOW): Promise<Outcome<SpendAnswer>> {
  return must((await processSpending([ask], now))[0], 'no outcome');
}

async function done(ask: SpendAsk, now = NOW): Promise<SpendAnswer> {
  const outcome = await one(ask, now);
  if (!outcome.ok) throw outcome.refusal;
  return outcome.value;
}

const refusalOf = (outcome: Outcome<SpendAnswer>) => (outcome.ok ? null : outcome.refusal);
const points = async (memberId: string, at = NOW) => (await bookSummary(pool(), memberId, at)).points;
const holdId = (answer: SpendAnswer) => (answer.kind === 'hold' ? answer.hold.id : '');

test('200 spends at once on points for 100 give exactly 100, and nothing is left', async () => {
  const memberId = await memberWith({ points: 450 }, { points: 500 });
  const outcomes = await Promise.all(Array.from({ length: 200 }, () => one(spend(memberId, 10))));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(100);
  expect(outcomes.filter(({ ok }) => !ok).map(refusalOf)[0]).toMatchObject({
    code: 'insufficient_points',
    facts: { short: 10, available: 0 },
  });
  expect(await points(memberId)).toMatchObject({ available: 0, balance: 0, spent: 1_000, earned: 1_000 });
}, 60_000);

test('200 spends in one set give exactly 100 as well, each with its own answer', async () => {
  const memberId = await memberWith({ points: 950 });
  const outcomes = await processSpending(
    Array.from({ length: 200 }, () => spend(memberId, 10)),
    NOW,
  );
  expect(outcomes.slice(0, 100).every(({ ok }) => ok)).toBe(true);
  expect(outcomes.slice(100).some(({ ok }) => ok)).toBe(false);
  expect((await points(memberId)).balance).toBe(0);
});

test('the lot that ends first is spent first, and one that ended is not spent, job or no job', async () => {
  const memberId = await memberWith(
    { points: 30, endsAt: local('2026-03-20T10:00') },
    { points: 40, endsAt: null },
    { points: 20, endsAt: local('2026-04-01') },
  );
  const answer = await done(spend(memberId, 60));
  expect(answer.kind === 'entry' && answer.entry.lots.map(({ delta }) => delta)).toEqual([-20, -40]);
  expect(await points(memberId)).toMatchObject({ available: 50, expired: 30 });
  expect(refusalOf(await one(spend(memberId, 51)))).toMatchObject({ facts: { short: 1, available: 50 } });
});

test('the same source again gets the first answer, also in the same set; another amount is a mismatch', async () => {
  const memberId = await memberWith();
  const [first, twin] = await processSpending([spend(memberId, 20, 'same'), spend(memberId, 20, 'same')], NOW);
  expect(twin).toMatchObject({ ok: true, value: { isRepeat: true } });
  const again = await done(spend(memberId, 20, 'same'), later(60));
  expect({ ...again, isRepeat: false }).toEqual(first?.ok && first.value);
  expect(refusalOf(await one(spend(memberId, 21, 'same')))).toMatchObject({
    code: 'idempotency_mismatch',
    status: 422,
  });
  expect((await points(memberId)).available).toBe(30);
});

test('held points cannot be spent, are free again when voided, and from their end on without any job', async () => {
  const memberId = await memberWith();
  const held = await done(hold(memberId, 40));
  expect(await points(memberId)).toMatchObject({ available: 10, held: 40, balance: 50 });
  expect(refusalOf(await one(spend(memberId, 11)))).toMatchObject({ facts: { short: 1, available: 10, held: 40 } });
  await done({ kind: 'void', memberId, holdId: holdId(held), actor: 'system:test' });
  expect(await points(memberId)).toMatchObject({ available: 50, held: 0 });
  const brief = await done(hold(memberId, 50, 'brief', 60));
  expect((await points(memberId, later(59))).available).toBe(0);
  expect((await points(memberId, later(60))).available).toBe(50);
  const late: SpendAsk = { kind: 'post', memberId, holdId: holdId(brief), points: null, actor: 'system:test' };
  expect(refusalOf(await one(late, later(60)))?.code).toBe('hold_ended');
  await done(hold(memberId, 50, 'brief'), later(61));
  expect((await points(memberId, later(61))).held).toBe(50);
});

test('a hold is posted once, all or in part, and what is left of it is free', async () => {
  const memberId = await memberWith();
  const held = await done(hold(memberId, 40, 'order-1'));
  const post: SpendAsk = { kind: 'post', memberId, holdId: holdId(held), points: 25, actor: 'system:test' };
  const first = await done(post);
  expect(first).toMatchObject({ kind: 'entry', entry: { amount: 25, type: 'SPEND', sourceId: 'order-1' } });
  expect(await done(post)).toEqual({ ...first, isRepeat: true });
  expect(refusalOf(await one({ ...post, points: 30 }))?.code).toBe('hold_posted');
  expect(refusalOf(await one({ kind: 'void', memberId, holdId: holdId(held), actor: 'x' }))?.code).toBe('hold_posted');
  expect(await points(memberId)).toMatchObject({ available: 25, held: 0, spent: 25 });
  expect(refusalOf(await one({ ...post, holdId: newId() }))).toMatchObject({ code: 'hold_not_found', status: 404 });
});

test('a hold does not lengthen the life of a lot: what ended meanwhile is short at the post', async () => {
  const memberId = await memberWith({ points: 30, endsAt: local('2026-03-20T10:10') });
  const held = await done(hold(memberId, 80));
  const post: SpendAsk = { kind: 'post', memberId, holdId: holdId(held), points: null, actor: 'system:test' };
  expect(refusalOf(await one(post, later(600)))).toMatchObject({ code: 'insufficient_points', facts: { short: 30 } });
  expect(await done({ ...post, points: 50 }, later(600))).toMatchObject({ entry: { amount: 50 } });
});

const give = (memberId: string, entryId: string, asked: { points?: number; id?: string } = {}): SpendAsk => ({
  kind: 'return',
  memberId,
  entryId,
  points: asked.points ?? null,
  note: '',
  source: asked.id === undefined ? null : { type: 'test', id: asked.id },
  actor: 'system:test',
});
const entryId = (answer: SpendAnswer) => (answer.kind === 'entry' ? answer.entry.id : '');
const lotsOf = (answer: SpendAnswer) =>
  answer.kind === 'entry'
    ? answer.entry.lots.map(({ delta, expiresAt }) => [delta, expiresAt && localDate(expiresAt, ZONE)])
    : [];

test('points that come back go to the lots they came from, in parts, and never more than was spent', async () => {
  const memberId = await memberWith(
    { points: 20, endsAt: local('2026-06-01') },
    { points: 30, endsAt: local('2026-09-01') },
  );
  const spent = entryId(await done(spend(memberId, 45)));
  const first = await done(give(memberId, spent, { points: 30, id: 'cancel-1' }));
  expect(lotsOf(first)).toEqual([
    [5, '2026-06-01'],
    [25, '2026-09-01'],
  ]);
  expect(await done(give(memberId, spent, { points: 30, id: 'cancel-1' }))).toEqual({ ...first, isRepeat: true });
  expect(refusalOf(await one(give(memberId, spent, { points: 16 })))).toMatchObject({
    code: 'return_exceeds_spend',
    facts: { left: 15 },
  });
  expect(lotsOf(await done(give(memberId, spent)))).toEqual([[15, '2026-06-01']]);
  expect(refusalOf(await one(give(memberId, spent)))?.facts).toEqual({ points: 0, left: 0 });
  expect(await points(memberId)).toMatchObject({ available: 100, spent: 0 });
  expect(refusalOf(await one(give(memberId, newId())))).toMatchObject({ code: 'entry_not_found', status: 404 });
});

test('what ended meanwhile lives again for 30 days, whether its end was written or not; nothing becomes eternal', async () => {
  for (const isWritten of [false, true]) {
    const memberId = await memberWith({ points: 20, endsAt: local('2026-04-01') });
    const spent = entryId(await done(spend(memberId, 70)));
    const at = localAt('2026-04-10T12:00');
    if (isWritten) await expirePoints(at, { actor: 'system:test', now: at });
    const back = await done(give(memberId, spent), at);
    expect(lotsOf(back)).toEqual([
      [20, '2026-05-10'],
      [50, '2027-01-01'],
    ]);
    expect((await points(memberId, at)).available).toBe(70);
    expect((await points(memberId, localAt('2026-05-10T12:00'))).available).toBe(50);
  }
});

test('points that come back repay debt first', async () => {
  const memberId = await memberWith({ points: 10 });
  const spent = entryId(await done(spend(memberId, 60)));
  await withTransaction(async (db) => {
    const work = await loadLedger(db, [memberId], [memberId]);
    const said = { rule: 'test', reason: 'test', detail: {}, actor: 'system:test', occurredAt: NOW, now: NOW };
    const posting = {
      ...said,
      memberId,
      asset: 'points' as const,
      points: -25,
      key: 'ADJUST:test',
      source: { type: 'test', id: '1' },
    };
    postAdjust(work, posting, { activatesAt: NOW, expiresAt: null }, 'DEBT');
    await saveLedger(db, work);
  });
  expect(refusalOf(await one(spend(memberId, 1)))).toMatchObject({ code: 'points_in_debt', facts: { debt: 25 } });
  await done(give(memberId, spent));
  expect(await points(memberId)).toMatchObject({ available: 35, debt: 0, balance: 35 });
});

test('post, void and spend racing for the same points never give them twice', async () => {
  for (let round = 0; round < 12; round++) {
    const memberId = await memberWith({ points: 50 });
    const held = holdId(await done(hold(memberId, 60)));
    const outcomes = await Promise.all([
      one({ kind: 'post', memberId, holdId: held, points: null, actor: 'a' }),
      one({ kind: 'void', memberId, holdId: held, actor: 'b' }),
      one(spend(memberId, 60)),
      one({ kind: 'post', memberId, holdId: held, points: null, actor: 'c' }),
      one(spend(memberId, 40)),
    ]);
    const { balance, available, spent } = await points(memberId);
    expect(balance).toBe(100 - spent);
    expect(available).toBe(balance);
    expect(spent).toBeLessThanOrEqual(100);
    const [posted, voided] = outcomes;
    expect(posted?.ok === true && voided?.ok === true).toBe(false);
  }
});

test('every spend and every refusal leaves a decision that says why', async () => {
  const memberId = await memberWith();
  await done(spend(memberId, 30));
  await one(spend(memberId, 30));
  const { rows } = await pool().query(
    `SELECT "reasons" -> 0 ->> 'code' AS code, "reasons" -> 0 -> 'facts' ->> 'short' AS short FROM "Decision"
     WHERE "memberId" = $1 AND "kind" LIKE 'points.%' ORDER BY "id"`,
    [memberId],
  );
  expect(rows).toEqual([
    { code: 'points_spent', short: null },
    { code: 'insufficient_points', short: '10' },
  ]);
});

test('an unknown member is a refusal that stops no other', async () => {
  const memberId = await memberWith();
  const [unknown, known] = await processSpending([spend(newId(), 1), spend(memberId, 1)], NOW);
  expect(unknown).toMatchObject({ ok: false, refusal: { code: 'member_not_found', status: 404 } });
  expect(known?.ok).toBe(true);
});

test('points of a frozen account are neither spent nor held; what was held before is still posted', async () => {
  const memberId = await memberWith({ points: 100 });
  const held = must(await one(hold(memberId, 30)).then((outcome) => (outcome.ok ? outcome.value : null)), 'held');
  await pool().query(`UPDATE "Member" SET "status" = 'frozen' WHERE "id" = $1`, [memberId]);
  for (const ask of [spend(memberId, 10), hold(memberId, 10)])
    expect(await one(ask)).toMatchObject({ ok: false, refusal: { code: 'member_frozen' } });
  const holdId = held.kind === 'hold' ? held.hold.id : '';
  const post: SpendAsk = { kind: 'post', memberId, holdId, points: null, actor: 'system:test' };
  expect(await one(post)).toMatchObject({ ok: true });
});
