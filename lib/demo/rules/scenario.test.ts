import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { PRODUCTS } from './products';
import { batchesOf, LAST_ORDER, MEMBER_COUNT, standardScenario } from './scenario';
import type { Happening } from './story';

const ZONE = 'Asia/Shanghai';
const END = '2026-11-20';
const NEVER = new Date(8.64e15);
const story = standardScenario(END, ZONE);
const digest = (said: unknown) => createHash('sha256').update(JSON.stringify(said)).digest('hex');
const of = <K extends Happening['kind']>(kind: K, happenings: readonly Happening[] = story) =>
  happenings.filter((one): one is Extract<Happening, { kind: K }> => one.kind === kind);

describe('the standard scenario', () => {
  test('is the same for the same day and seed, and another for another', () => {
    expect(digest(standardScenario(END, ZONE))).toBe(digest(story));
    expect(digest(standardScenario(END, ZONE, 1))).not.toBe(digest(story));
  });

  test('has 300 members, each with a mobile of his own from a range that nobody has', () => {
    const people = of('enrolment').map(({ person }) => person);
    expect(people).toHaveLength(MEMBER_COUNT);
    expect(new Set(people.map(({ mobile }) => mobile)).size).toBe(MEMBER_COUNT);
    expect(people.every(({ mobile }) => /^161\d{8}$/.test(mobile))).toBe(true);
  });

  test.each(['2026-11-20', '2026-01-01', '2027-12-31', '2028-02-29', '2026-03-31'])(
    'that ends on %s is told in order and ends there',
    (end) => {
      const told = standardScenario(end, ZONE);
      const times = told.map(({ at }) => at.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(told.at(-1)).toMatchObject({ kind: 'order', order: { externalId: LAST_ORDER } });
    },
  );

  test('names nobody before he joins, and no order twice as new', () => {
    const joined = new Map<string, Date>();
    const known = new Set<string>();
    for (const one of story) {
      if (one.kind === 'enrolment') joined.set(one.person.externalId, one.at);
      if (one.kind !== 'order') continue;
      const { externalId, person, placedAt } = one.order;
      expect(known.has(externalId)).toBe(!one.isFirst);
      known.add(externalId);
      expect(person === null || (joined.get(person) ?? NEVER) <= placedAt).toBe(true);
    }
  });

  test('completes nothing before it is paid', () => {
    const done = of('order').filter(({ order }) => order.completedAt !== null);
    expect(done.every(({ order }) => order.paidAt !== null && (order.completedAt ?? NEVER) >= order.paidAt)).toBe(true);
  });

  test('has orders of guests, late ones, open ones, cancelled ones, and refunds before their order', () => {
    const orders = of('order');
    const arrival = new Map(orders.filter(({ isFirst }) => isFirst).map(({ order, at }) => [order.externalId, at]));
    expect(orders.some(({ order }) => order.person === null)).toBe(true);
    expect(
      orders.some(({ order, at }) => order.paidAt !== null && at.getTime() - order.paidAt.getTime() > 86_400_000),
    ).toBe(true);
    expect(new Set(orders.map(({ order }) => order.status))).toEqual(
      new Set(['placed', 'paid', 'completed', 'cancelled']),
    );
    expect(of('refund').some(({ refund, at }) => at < (arrival.get(refund.orderExternalId) ?? at))).toBe(true);
  });

  test('sells more than a hundred things, each under one code', () => {
    expect(PRODUCTS.length).toBeGreaterThanOrEqual(115);
    expect(new Set(PRODUCTS.map(({ sku }) => sku)).size).toBe(PRODUCTS.length);
    expect(PRODUCTS.every(({ price }) => Number.isSafeInteger(price) && price > 0)).toBe(true);
  });

  test('peaks on Double 11', () => {
    const onDay = (date: string) =>
      of('order').filter(({ order }) => order.placedAt.toISOString().startsWith(date)).length;
    const usual = onDay('2026-10') / 31;
    expect((onDay('2026-11-10') + onDay('2026-11-11')) / 2).toBeGreaterThan(2 * usual);
  });
});

describe('batches', () => {
  const batches = batchesOf(story, 50);
  /** Whose each happening is, and its place in the story. */
  const told = new Map<unknown, readonly [string, number]>(
    story.map((one, place) => {
      if (one.kind === 'enrolment') return [one.person, [one.person.externalId, place]];
      if (one.kind === 'order') return [one.order, [one.order.person ?? one.order.externalId, place]];
      if (one.kind === 'refund') return [one.refund, [one.refund.person ?? one.refund.orderExternalId, place]];
      return [one, [one.kind === 'behaviour' ? one.behaviour.person : one.spend.person, place]];
    }),
  );

  test('lose nothing and double nothing', () => {
    expect(batches.flatMap(({ orders }) => orders)).toEqual(of('order').map(({ order }) => order));
    expect(batches.flatMap(({ refunds }) => refunds)).toEqual(of('refund').map(({ refund }) => refund));
    expect(batches.flatMap(({ behaviours }) => behaviours)).toEqual(of('behaviour'));
    expect(batches.flatMap(({ spends }) => spends)).toEqual(of('spend'));
    expect(batches.flatMap(({ enrolments }) => enrolments)).toEqual(of('enrolment').map(({ person }) => person));
  });

  test('apply what one member does in the order in which he did it', () => {
    for (const { from: _, marker: __, ...kinds } of batches) {
      const done = new Map<string, number>();
      for (const one of Object.values(kinds).flat()) {
        const [who, at] = told.get(one) ?? ['', 0];
        expect(at).toBeGreaterThanOrEqual(done.get(who) ?? 0);
        done.set(who, at);
      }
    }
  });

  test('are small, and the last one shows', () => {
    expect(batches.every(({ from: _, marker: __, ...kinds }) => Object.values(kinds).flat().length <= 50)).toBe(true);
    expect(batches.at(-1)?.marker).not.toBeNull();
  });
});
