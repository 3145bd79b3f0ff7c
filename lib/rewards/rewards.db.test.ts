import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { givenBenefit } from '@/lib/benefits/testing/grants';
import { givenBatch, givenMembers, numbersOf } from '@/lib/coupons/testing/people';
import { decisionsOf } from '@/lib/decisions';
import { publicId } from '@/lib/kernel/id';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { localAt } from '@/lib/platform/testing/zone';
import { processSpendingIn } from '@/lib/points';
import { installStandardProgram } from '@/lib/standard-program';
import type { Gift } from './gift';
import { giveRewards } from './give';
import { giveOwed } from './jobs/give-owed';
import { giveOrOwe } from './owe';
import { drawChances, giftsOf, makeUpCards, owedToMember, tellGiven } from './queries';
import type { Reward } from './schema';
import { takeBackRewards } from './take-back';
import { useDrawChances, useMakeUpCard } from './tickets';

const NOW = localAt('2026-11-22T12:00');
const LATER = localAt('2026-11-23T12:00');

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const points = (amount: number): Reward => ({ kind: 'points', params: { points: amount } });
const source = { type: 'task', ref: 'first_order', version: 3 } as const;
const aGift = (memberId: string, rewards: readonly Reward[], more: Partial<Gift> = {}): Gift => ({
  memberId,
  key: 'task:first_order',
  rewards,
  source,
  reason: 'test',
  ...more,
});
const give = (gifts: readonly Gift[], now = NOW) => withTransaction((db) => giveRewards(db, gifts, now));
const takeBack = (memberId: string, key = 'task:first_order', now = LATER) =>
  withTransaction((db) => takeBackRewards(db, [{ memberId, key }], now));
const bookOf = async (memberId: string, asset = 'points') =>
  (
    await pool().query(
      'SELECT "balance"::int, "debt"::int FROM "LedgerAccount" WHERE "memberId" = $1 AND "asset" = $2',
      [memberId, asset],
    )
  ).rows[0] ?? { balance: 0, debt: 0 };
/** A new batch, as rewards name it. */
async function batch(total: number | null) {
  const id = await givenBatch({ total, perMember: null });
  return { id, code: publicId('couponBatch', id) };
}
const spend = (memberId: string, amount: number, now = LATER) =>
  withTransaction((db) =>
    processSpendingIn(db, [{ kind: 'spend', memberId, actor: 'test', points: amount, note: '', source: null }], now),
  );

describe('a gift', () => {
  test('gives every kind at once, keeps what it gave, and answers a repeat with the same', async () => {
    const [memberId = ''] = await givenMembers(1);
    const before = await bookOf(memberId);
    const { code } = await batch(5);
    const benefit = await givenBenefit({ times: 2 });
    const rewards: Reward[] = [
      points(30),
      { kind: 'growth', params: { growth: 7 } },
      { kind: 'coupon', params: { batch: code, count: 2 } },
      { kind: 'benefit', params: { benefit } },
      { kind: 'draw_chances', params: { activity: 'wheel', times: 3 } },
      { kind: 'make_up_cards', params: { cards: 1 } },
    ];
    const [first] = await give([aGift(memberId, rewards)]);
    expect(first).toMatchObject({ outcome: 'given', giftId: expect.any(String) });
    const [again] = await give([aGift(memberId, rewards)], LATER);
    expect(again).toEqual({ ...first, outcome: 'repeat' });
    expect(await bookOf(memberId)).toEqual({ balance: before.balance + 30, debt: 0 });
    expect((await bookOf(memberId, 'growth')).balance).toBe(7);
    expect(await drawChances(pool(), memberId, 'wheel')).toBe(3);
    expect(await drawChances(pool(), memberId, 'other')).toBe(0);
    expect(await makeUpCards(pool(), memberId)).toBe(1);
    const [kept] = await giftsOf(pool(), memberId, 'task', 'first_order', 5);
    expect((await tellGiven(pool(), kept?.items ?? [], 'en')).map(({ key }) => key)).toEqual(
      rewards.map(({ kind }) => `kind.${kind}`),
    );
    const [decision] = await decisionsOf(pool(), memberId, null, 1);
    expect(decision?.reasons[0]).toMatchObject({ code: 'reward_given', rule: 'task@3#first_order' });
  });

  test('is one thing or nothing: what one kind refuses leaves none of the others, and others of the set get theirs', async () => {
    const [unlucky = '', lucky = ''] = await givenMembers(2);
    const { code, id } = await batch(1);
    const [before, balance] = [await bookOf(unlucky), await bookOf(lucky)];
    const coupon = (count: number): Reward => ({ kind: 'coupon', params: { batch: code, count } });
    const answers = await give([aGift(unlucky, [points(10), coupon(2)]), aGift(lucky, [points(10), coupon(1)])]);
    expect(answers[0]).toMatchObject({ outcome: 'refused' });
    expect(answers[1]).toMatchObject({ outcome: 'given' });
    expect(await bookOf(unlucky)).toEqual(before);
    expect(await bookOf(lucky)).toEqual({ balance: balance.balance + 10, debt: 0 });
    expect(await numbersOf(id)).toMatchObject({ issued: 1, copies: 1 });
    const [decision] = await decisionsOf(pool(), unlucky, null, 1);
    expect(decision).toMatchObject({ kind: 'reward.given', reasons: [{ outcome: 'withheld' }] });
  });

  test.each<[string, Reward]>([
    ['a kind nobody knows', { kind: 'gold', params: {} }],
    ['parameters that are none', { kind: 'points', params: { points: -5 } }],
    ['a batch that is not there', { kind: 'coupon', params: { batch: 'no-such', count: 1 } }],
    ['a benefit that is not there', { kind: 'benefit', params: { benefit: 'no-such' } }],
  ])('of %s is refused', async (_, reward) => {
    const [memberId = ''] = await givenMembers(1);
    const before = await bookOf(memberId);
    const [answer] = await give([aGift(memberId, [points(5), reward])]);
    expect(answer).toMatchObject({ outcome: 'refused' });
    expect(await bookOf(memberId)).toEqual(before);
  });

  test('comes once, whoever asks at the same time: of sixty in shuffled sets each member gets one', async () => {
    const members = await givenMembers(6);
    const [before] = await Promise.all([Promise.all(members.map((id) => bookOf(id)))]);
    const asks = Array.from({ length: 10 }, (_, turn) =>
      give([...members.slice(turn % 6), ...members.slice(0, turn % 6)].map((id) => aGift(id, [points(9)]))),
    );
    const answers = (await Promise.all(asks)).flat();
    expect(answers.filter(({ outcome }) => outcome === 'given')).toHaveLength(6);
    expect(answers.filter(({ outcome }) => outcome === 'repeat')).toHaveLength(54);
    const after = await Promise.all(members.map((id) => bookOf(id)));
    expect(after).toEqual(before.map(({ balance }) => ({ balance: balance + 9, debt: 0 })));
  });

  test('of a short batch: sixty race for twenty, exactly twenty get coupon and points', async () => {
    const members = await givenMembers(60);
    const { code, id } = await batch(20);
    const rewards: Reward[] = [points(3), { kind: 'coupon', params: { batch: code, count: 1 } }];
    const answers = (await Promise.all(members.map((memberId) => give([aGift(memberId, rewards)])))).flat();
    expect(answers.filter(({ outcome }) => outcome === 'given')).toHaveLength(20);
    expect(await numbersOf(id)).toMatchObject({ issued: 20, copies: 20, members: 20 });
    const { rows } = await pool().query(
      `SELECT count(*)::int AS n, sum("amount")::int AS points FROM "LedgerEntry" WHERE "memberId" = ANY($1) AND "sourceType" = 'reward'`,
      [members],
    );
    expect(rows[0]).toEqual({ n: 20, points: 60 });
  });
});

describe('taking back', () => {
  test('after use becomes debt, voids what was not used, and happens once', async () => {
    const [memberId = ''] = await givenMembers(1);
    const { balance } = await bookOf(memberId);
    const { code, id } = await batch(5);
    await give([
      aGift(memberId, [
        points(40),
        { kind: 'coupon', params: { batch: code, count: 1 } },
        { kind: 'benefit', params: { benefit: await givenBenefit({ times: 1 }) } },
        { kind: 'draw_chances', params: { activity: 'w2', times: 2 } },
      ]),
    ]);
    await spend(memberId, balance + 25);
    expect(await withTransaction((db) => useDrawChances(db, memberId, 'w2', 1))).toBe(true);
    const [first] = await takeBack(memberId);
    expect(first).toMatchObject({ outcome: 'taken' });
    const items = first?.outcome === 'taken' ? first.items : [];
    expect(items.map(({ kind, taken, kept, debt }) => [kind, taken, kept, debt])).toEqual([
      ['points', 40, 0, 25],
      ['coupon', 1, 0, 0],
      ['benefit', 1, 0, 0],
      ['draw_chances', 1, 1, 0],
    ]);
    expect(await bookOf(memberId)).toEqual({ balance: -25, debt: 25 });
    expect(await numbersOf(id)).toMatchObject({ voided: 1 });
    const [again] = await takeBack(memberId);
    expect(again).toEqual({ outcome: 'repeat', items });
    expect(await takeBack(memberId, 'never')).toEqual([{ outcome: 'unknown' }]);
    expect(await give([aGift(memberId, [points(40)])])).toMatchObject([{ outcome: 'repeat' }]);
  });

  const act = fc.record({
    who: fc.nat(1),
    key: fc.nat(2),
    take: fc.boolean(),
    amount: fc.integer({ min: 1, max: 50 }),
  });
  type Act = { who: number; key: number; take: boolean; amount: number };
  type Known = Map<string, { who: number; amount: number; taken: boolean }>;

  async function play(members: readonly string[], { who, key, take, amount }: Act, model: Known): Promise<void> {
    const [memberId, name] = [members[who] ?? '', `k${key}`];
    const known = model.get(`${who}${name}`);
    if (take) await takeBack(memberId, name);
    else await give([aGift(memberId, [points(amount)], { key: name })]);
    if (take && known) known.taken = true;
    if (!take && !known) model.set(`${who}${name}`, { who, amount, taken: false });
  }

  test('in any order of giving, repeating and taking back the book holds what was given and not taken', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
        const members = await givenMembers(2);
        const before = await Promise.all(members.map((id) => bookOf(id)));
        const model: Known = new Map();
        for (const one of acts) await play(members, one, model);
        const after = await Promise.all(members.map((id) => bookOf(id)));
        const held = (who: number) => [...model.values()].filter((one) => one.who === who && !one.taken);
        const expected = before.map(({ balance }, who) => held(who).reduce((sum, { amount }) => sum + amount, balance));
        expect(after.map(({ balance }) => balance)).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  });
});

describe('tickets', () => {
  test('are used once each, whoever draws at the same time', async () => {
    const [memberId = ''] = await givenMembers(1);
    await give([aGift(memberId, [{ kind: 'draw_chances', params: { activity: 'w3', times: 3 } }], { key: newId() })]);
    await give([aGift(memberId, [{ kind: 'draw_chances', params: { activity: 'w3', times: 2 } }], { key: newId() })]);
    const draws = await Promise.all(
      Array.from({ length: 8 }, () => withTransaction((db) => useDrawChances(db, memberId, 'w3', 1))),
    );
    expect(draws.filter(Boolean)).toHaveLength(5);
    expect(await drawChances(pool(), memberId, 'w3')).toBe(0);
    expect(await withTransaction((db) => useMakeUpCard(db, memberId))).toBe(false);
  });
});

describe('a promise that cannot be kept yet', () => {
  const owe = (gifts: readonly Gift[], now = NOW) => withTransaction((db) => giveOrOwe(db, gifts, now));
  const refill = (id: string, total: number) =>
    pool().query('UPDATE "CouponStock" SET "total" = $2 WHERE "batchId" = $1', [id, total]);
  const soon = new Date(NOW.getTime() + 10 * 60_000);

  test('is kept, tried again at growing distances, and given once when it can be, whoever works on it', async () => {
    const [memberId = '', other = ''] = await givenMembers(2);
    const empty = await batch(1);
    await refill(empty.id, 0);
    const gift = aGift(memberId, [{ kind: 'coupon', params: { batch: empty.code, count: 1 } }, points(5)]);
    const before = await bookOf(memberId);
    expect(await owe([gift, aGift(other, [points(5)])])).toMatchObject([{ outcome: 'owed' }, { outcome: 'given' }]);
    expect(await owe([gift])).toMatchObject([{ outcome: 'owed' }]);
    const [kept] = await owedToMember(pool(), memberId, 9);
    expect(kept).toMatchObject({ tries: 1, code: 'sold_out', nextAt: soon, source: { ref: 'first_order' } });
    expect(await giveOwed(new Date(soon.getTime() - 1))).toBe(0);
    expect(await giveOwed(soon)).toBe(0);
    expect(await owedToMember(pool(), memberId, 9)).toMatchObject([{ tries: 2 }]);
    expect((await decisionsOf(pool(), memberId, null, 9)).filter(({ kind }) => kind === 'reward.given')).toHaveLength(
      2,
    );
    await refill(empty.id, 5);
    const later = new Date(soon.getTime() + 60 * 60_000);
    expect((await Promise.all([giveOwed(later), giveOwed(later)])).reduce((sum, given) => sum + given)).toBe(1);
    expect(await owedToMember(pool(), memberId, 9)).toEqual([]);
    expect(await numbersOf(empty.id)).toMatchObject({ copies: 1 });
    expect((await bookOf(memberId)).balance).toBe(before.balance + 5);
    expect(await giveOwed(LATER)).toBe(0);
  });

  test('ends when what it was for is taken back, and is never begun for what nobody could give', async () => {
    const [memberId = ''] = await givenMembers(1);
    const empty = await batch(1);
    await refill(empty.id, 0);
    await owe([aGift(memberId, [{ kind: 'coupon', params: { batch: empty.code, count: 1 } }])]);
    expect(await takeBack(memberId)).toEqual([{ outcome: 'taken', items: [] }]);
    await refill(empty.id, 5);
    expect(await giveOwed(LATER)).toBe(0);
    expect(await numbersOf(empty.id)).toMatchObject({ copies: 0 });
    const unknown = aGift(memberId, [{ kind: 'no_such', params: {} }], { key: 'other' });
    expect(await owe([unknown])).toMatchObject([{ outcome: 'refused', code: 'reward_unknown' }]);
    expect(await owedToMember(pool(), memberId, 9)).toEqual([]);
  });
});
