import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { behaviourEvent, processBehaviours } from '@/lib/behaviours';
import { enrolMembers, signInWithCodeCommand } from '@/lib/enrolment';
import { publicId } from '@/lib/kernel/id';
import { type BookSummary, bookSummary } from '@/lib/ledger';
import { closeLevels } from '@/lib/levels';
import { findMemberId, memberById, requestCodeCommand, requestOwnCodeCommand } from '@/lib/members';
import { mergeMembersCommand, splitMembersCommand } from '@/lib/merging';
import { placeOrders, processRefunds } from '@/lib/orders';
import { aRefund } from '@/lib/orders/testing/orders';
import { execute } from '@/lib/platform/command';
import { closeDatabase, type Db, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { processSpendingIn } from '@/lib/points';
import { installStandardProgram } from '@/lib/standard-program';
import { askClosingCommand, closeAccounts, closingStakes, keepAccountCommand, mayContact } from '.';
import '@/lib/wiring';
import { openClosing } from './store/closings';

const DAY_MS = 86_400_000;
const later = (days: number) => new Date(Date.now() + days * DAY_MS);
const itself = (id: string, now = new Date()) =>
  ({ ...systemCaller('test', now), actor: { kind: 'member', id } }) as const;
let people = 0;

async function join(more: Record<string, unknown> = {}) {
  const mobile = `1370000${String(++people).padStart(4, '0')}`;
  const items = [
    { mobile, name: `闻人${mobile}`, email: `${mobile}@leaving.example`, externalId: `shop-${mobile}`, ...more },
  ];
  const [made] = await enrolMembers(items, { actor: { kind: 'system', name: 'test' }, now: new Date() });
  if (!made?.ok) throw new Error('not enrolled');
  return { id: made.value.memberId, mobile, name: `闻人${mobile}`, externalId: `shop-${mobile}` };
}

async function codeOf(id: string): Promise<string> {
  await pool().query('DELETE FROM "RateLimit"');
  const { shown } = await execute(requestOwnCodeCommand, itself(id), { purpose: 'close' });
  return shown ?? '';
}
const ask = async (id: string) => execute(askClosingCommand, itself(id), { code: await codeOf(id), reason: '搬家了' });
const order = (externalId: string, memberExternalId: string, status: 'placed' | 'paid' | 'completed') => ({
  externalId,
  member: { externalId: memberExternalId },
  channel: 'store',
  placedAt: new Date().toISOString(),
  ...(status === 'placed' ? {} : { paidAt: new Date().toISOString() }),
  ...(status === 'completed' ? { completedAt: new Date().toISOString() } : {}),
  status,
  lines: [{ id: '1', sku: 'S1', quantity: 1, unitPrice: 10_000 }],
});
const place = (...orders: ReturnType<typeof order>[]) => execute(placeOrders, systemCaller('test'), { orders });
const available = ({ points }: BookSummary) => points.available;

/** As a merge and its undoing leave them: what was done to one may stand in the other's books. */
const setFormer = (db: Db, id: string, former: string) =>
  db.query('UPDATE "Member" SET "former" = ARRAY[$2::uuid] WHERE "id" = $1', [id, former]);

/** Every table in which one of the texts stands, in whatever column. */
async function standsIn(...texts: readonly string[]): Promise<string[]> {
  const { rows } = await pool().query(
    `SELECT DISTINCT table_name AS t FROM information_schema.columns WHERE table_schema = 'public'
     AND data_type IN ('text', 'character varying', 'json', 'jsonb', 'ARRAY')`,
  );
  const parts = rows.map(({ t }) => `SELECT '${t}' AS t FROM "${t}" x WHERE to_jsonb(x)::text LIKE ANY($1)`);
  const found = await pool().query(parts.join(' UNION '), [texts.map((text) => `%${text}%`)]);
  return found.rows.map(({ t }) => String(t));
}

beforeAll(async () => {
  await installStandardProgram(pool());
});
afterAll(closeDatabase);

describe('closing an account', () => {
  test('needs the proof that it is oneself, cools off once, and is kept without a loss', async () => {
    const { id } = await join();
    await expect(execute(askClosingCommand, itself(id), {})).rejects.toMatchObject({ code: 'password_wrong' });
    await expect(execute(askClosingCommand, itself(id), { code: '000000' })).rejects.toMatchObject({ status: 422 });
    const before = available(await bookSummary(pool(), id, new Date()));
    expect(await closingStakes(id, new Date())).toMatchObject({
      open: null,
      coolingDays: 7,
      stakes: { points: before },
    });
    const first = await ask(id);
    expect(await ask(id), 'asked twice is asked once').toEqual(first);
    expect(await mayContact(pool(), [id], 'marketing', 'inbox', new Date())).toEqual(new Set());
    expect(await closeAccounts(later(6))).toBe(0);
    expect(await execute(keepAccountCommand, itself(id), {})).toMatchObject({ isKept: true });
    expect(await execute(keepAccountCommand, itself(id), {})).toMatchObject({ isKept: false });
    expect(await closeAccounts(later(8))).toBe(0);
    expect(available(await bookSummary(pool(), id, new Date()))).toBe(before);
    expect(await mayContact(pool(), [id], 'marketing', 'inbox', new Date())).toEqual(new Set([id]));
  });

  test('erases who somebody was from every column of the database, and keeps the book under an opaque id', async () => {
    const { id, mobile, name, externalId } = await join();
    await place(order(`O-${id}`, externalId, 'completed'));
    await ask(id);
    for (const text of [name, externalId]) expect((await standsIn(text)).length, text).toBeGreaterThan(0);
    const entries = async () =>
      (await pool().query('SELECT count(*)::int AS n FROM "LedgerEntry" WHERE "memberId" = $1', [id])).rows[0].n;
    const before = await entries();
    expect(await Promise.all([closeAccounts(later(8)), closeAccounts(later(8))]), 'two workers').toContain(1);
    expect(await standsIn(mobile, name, externalId, `${mobile}@leaving`, '搬家了')).toEqual([]);
    expect(await memberById(pool(), id, { reveal: true })).toMatchObject({
      status: 'closed',
      name: null,
      mobile: null,
    });
    expect(await findMemberId(pool(), { mobile })).toBeNull();
    expect(available(await bookSummary(pool(), id, later(9)))).toBe(0);
    expect(await entries(), 'the book is kept, with one line that says what was given up').toBe(before + 1);
    expect((await pool().query('SELECT "id" FROM "Order" WHERE "memberId" = $1', [id])).rows).toHaveLength(1);
    expect(await closeAccounts(later(9)), 'done once').toBe(0);
    expect(await openClosing(pool(), id)).toBeNull();
  });

  test('waits for orders that are under way, and says so before', async () => {
    const { id, externalId } = await join();
    await place(order(`O-${id}`, externalId, 'placed'));
    await expect(ask(id)).rejects.toMatchObject({ code: 'closing_blocked_orders' });
    expect(await closingStakes(id, new Date())).toMatchObject({ blocked: 'orders' });
    await place(order(`O-${id}`, externalId, 'completed'));
    await ask(id);
    await place(order(`P-${id}`, externalId, 'placed'));
    expect(await closeAccounts(later(8))).toBe(0);
    expect(await openClosing(pool(), id)).toMatchObject({ blocked: 'orders' });
    await place(order(`P-${id}`, externalId, 'completed'));
    expect(await closeAccounts(later(9))).toBe(1);
  });

  test('leaves alone whoever was merged by mistake and split again: he is somebody else (4.K.2, N13)', async () => {
    const [one, other] = [await join(), await join()];
    await withTransaction((db) => setFormer(db, one.id, other.id));
    await place(order(`O-${other.id}`, other.externalId, 'placed'));
    await ask(one.id);
    const { stakes } = await closingStakes(one.id, new Date());
    expect(stakes.points).toBe(available(await bookSummary(pool(), one.id, new Date())));
    expect(await closeAccounts(later(8))).toBe(1);
    expect(await standsIn(one.name)).toEqual([]);
    expect(await memberById(pool(), other.id, { reveal: true })).toMatchObject({ status: 'active', name: other.name });
    expect(available(await bookSummary(pool(), other.id, new Date()))).toBeGreaterThan(0);
  });

  test('of two who are one erases both, keeps that they were, and neither comes back by an undoing (4.K.2, N13)', async () => {
    const [old, kept] = [await join(), await join()];
    const by = systemCaller('test');
    const pair = { memberId: publicId('member', kept.id), absorbedId: publicId('member', old.id) };
    await execute(mergeMembersCommand, by, { ...pair, reason: '同一位顾客' });
    await ask(kept.id);
    expect(await closeAccounts(later(8))).toBe(1);
    const merges = async () =>
      (await pool().query('SELECT * FROM "MemberMerge" WHERE "memberId" = $1', [kept.id])).rows;
    expect(await merges()).toMatchObject([{ absorbedId: old.id, record: {}, reason: '', splitAt: null }]);
    const split = { memberId: pair.memberId, mergeId: publicId('merge', (await merges())[0].id), reason: '不是同一人' };
    await expect(execute(splitMembersCommand, by, split)).rejects.toMatchObject({ code: 'split_closed' });
    expect(await standsIn(old.name, kept.name)).toEqual([]);
    expect(await memberById(pool(), old.id)).toMatchObject({ status: 'merged', mergedInto: kept.id });
  });

  test('ends the life of his level: nothing of it drops, and nobody is told, when its validity is over (4.K.2, 4.B.5)', async () => {
    const { id, externalId } = await join();
    await place(order(`O-${id}`, externalId, 'completed'));
    await ask(id);
    expect(await closeAccounts(later(8))).toBe(1);
    const changes = async () =>
      (await pool().query(`SELECT "toCode" FROM "LevelChange" WHERE "memberId" = $1 ORDER BY "id"`, [id])).rows;
    const before = await changes();
    expect(before.at(-1)).toEqual({ toCode: 'silver' });
    const refund = aRefund(`O-${id}`, [{ id: '1', quantity: 1 }], { refundedAt: later(500).toISOString() });
    const [back] = await processRefunds([refund], later(500));
    expect(back).toMatchObject({ ok: true, value: { kind: 'refunded' } });
    await closeLevels(later(800));
    expect(await changes()).toEqual(before);
    expect((await pool().query('SELECT 1 FROM "LevelNotice" WHERE "memberId" = $1', [id])).rows).toEqual([]);
  });

  test('a late order and a sender that still has the old id bring nobody back', async () => {
    const { id, mobile, externalId } = await join();
    await ask(id);
    expect(await closeAccounts(later(8))).toBe(1);
    const [late] = await place(order(`O-${id}`, externalId, 'paid'));
    expect(late).toMatchObject({ ok: false, refusal: { code: 'member_not_found' } });
    const actor = { kind: 'system', name: 'test' } as const;
    const said = { externalId: newId(), type: 'check_in', at: new Date(), props: {}, actor: 'app', member: { id } };
    const [act] = await processBehaviours([behaviourEvent(said)], new Date());
    expect(act).toMatchObject({ ok: false, refusal: { code: 'member_not_found' } });
    await pool().query('UPDATE "LedgerLot" SET "remaining" = 5 WHERE "memberId" = $1', [id]);
    const spend = { memberId: id, actor: 'app', points: 1, note: '', source: { type: 'till', id: newId() } };
    const spent = withTransaction((db) => processSpendingIn(db, [{ kind: 'spend', ...spend }], new Date()));
    expect(await spent).toMatchObject([{ ok: false, refusal: { code: 'member_not_found' } }]);
    const [again] = await enrolMembers([{ externalId, mobile }], { actor, now: new Date() });
    expect(again).toMatchObject({ ok: false, refusal: { code: 'member_erased' } });
    expect(await standsIn(externalId)).toEqual([]);
  });

  test('whoever joins again under the same mobile is somebody new, without the gifts of newcomers', async () => {
    const { id, mobile } = await join();
    expect(available(await bookSummary(pool(), id, new Date()))).toBeGreaterThan(0);
    await ask(id);
    expect(await closeAccounts(later(8))).toBe(1);
    await pool().query('DELETE FROM "RateLimit"');
    const stranger = { ...systemCaller('test'), actor: { kind: 'anonymous' } } as const;
    const { shown } = await execute(requestCodeCommand, stranger, { mobile });
    const { subjectId } = await execute(signInWithCodeCommand, stranger, { mobile, code: shown ?? '' });
    expect(subjectId).not.toBe(id);
    expect(available(await bookSummary(pool(), subjectId, new Date()))).toBe(0);
    const { rows } = await pool().query('SELECT "payload" FROM "OutboxEvent" WHERE "memberId" = $1', [subjectId]);
    expect(rows.map(({ payload }) => payload)).toContainEqual({ isReturning: true });
  });

  test('an order that settles in the same moment comes before or after, never between', async () => {
    for (let round = 0; round < 3; round++) {
      const { id, externalId } = await join();
      await ask(id);
      await Promise.allSettled([closeAccounts(later(8)), place(order(`R-${id}`, externalId, 'completed'))]);
      const isClosed = (await memberById(pool(), id))?.status === 'closed';
      if (!isClosed) expect(await closeAccounts(later(9))).toBe(1);
      expect(await standsIn(externalId)).toEqual([]);
      expect(available(await bookSummary(pool(), id, new Date())), 'nothing to spend is left or came after').toBe(0);
    }
  });
});
