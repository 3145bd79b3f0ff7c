import { describe, expect, test } from 'vitest';
import { heldSpan, spanBefore } from './held';
import { type Counted, funnelOf, tellFigures } from './monitor';
import { decideStop, type Meter, readStop, StopSchema, sayStop } from './stop';

const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const meter = (percent: number, more: Partial<Meter> = {}): Meter => {
  return { what: 'budget', code: 'b', percent, limit: 1_000, runsOutAt: null, ...more };
};
const QUIET = { tries: { given: 0, refused: 0 }, before: null };
const rule = (more: object = {}) => StopSchema.parse(more);

describe('a campaign stops by its rule (N7)', () => {
  test.each([
    [79, 'go'],
    [80, 'warn'],
    [99, 'warn'],
    [100, 'pause'],
  ])('with %i percent used it says %s', (percent, is) =>
    expect(decideStop(rule(), [meter(12), meter(percent)], QUIET).is).toBe(is),
  );

  test('by a share of its own, and never by budgets where it says none', () => {
    expect(decideStop(rule({ pauseAt: 90 }), [meter(90)], QUIET)).toEqual({
      is: 'pause',
      reason: { why: 'budget', code: 'b', percent: 90 },
    });
    expect(decideStop(rule({ pauseAt: null }), [meter(100)], QUIET).is).toBe('warn');
  });

  test('when its pace would use something up before the day that is named, not on it or after', () => {
    const early = (day: number) =>
      decideStop(rule(), [meter(40, { runsOutAt: at(day) })], { ...QUIET, before: at(20) });
    expect(early(19)).toEqual({ is: 'pause', reason: { why: 'pace', code: 'b', percent: 40 } });
    expect([early(20).is, early(21).is]).toEqual(['go', 'go']);
    expect(decideStop(rule(), [meter(40, { runsOutAt: at(1) })], QUIET).is).toBe('go');
  });

  test.each([
    [{ given: 10, refused: 10 }, 'pause'],
    [{ given: 11, refused: 9 }, 'go'],
    // Nineteen tries say nothing.
    [{ given: 0, refused: 19 }, 'go'],
  ])('when half of what was asked for was refused, of enough: %o says %s', (tries, is) =>
    expect(decideStop(rule({ refusedBp: 5_000 }), [], { tries, before: null }).is).toBe(is),
  );

  test('warns of each limit once: a higher one is another warning', () => {
    const key = (limit: number) => {
      const verdict = decideStop(rule(), [meter(85, { limit })], QUIET);
      return verdict.is === 'warn' ? verdict.key : '';
    };
    expect(key(1_000)).toBe(key(1_000));
    expect(key(1_000)).not.toBe(key(2_000));
  });

  test('its reason is read again as it was said, and what people write is not one', () => {
    const reason = { why: 'stock', code: 'a:b', percent: 100 } as const;
    expect(readStop(sayStop(reason))).toEqual(reason);
    expect(readStop('算错了')).toBeNull();
  });
});

describe('the time in which parts gave for a campaign', () => {
  const window = { startsAt: at(10), endsAt: at(20) };
  test.each([
    ['from its start', at(5), null, [10, 20]],
    ['from its approval when that came later', at(12), null, [12, 20]],
    ['to the instant at which it was ended', at(5), at(15), [10, 15]],
    ['to its own end when it was ended after', at(5), at(25), [10, 20]],
  ])('is %s', (_, approvedAt, endedAt, [from = 0, to = 0]) =>
    expect(heldSpan(window, { approvedAt, endedAt })).toEqual({ from: at(from), to: at(to) }),
  );

  test('is none before it was approved, or when it was ended before it began; the time before is as long', () => {
    expect(heldSpan(window, { approvedAt: null, endedAt: null })).toBeNull();
    expect(heldSpan(window, { approvedAt: at(1), endedAt: at(9) })).toBeNull();
    expect(spanBefore({ from: at(10), to: at(13) })).toEqual({ from: at(7), to: at(10) });
  });
});

describe('the numbers of a campaign', () => {
  const counted: Counted = {
    reached: 10,
    participants: 8,
    newMembers: 2,
    claimers: 6,
    users: 3,
    buyers: 4,
    given: 9,
    claimed: 6,
    used: 3,
    granted: 0,
    benefitUses: 0,
    tasksDone: 0,
    draws: 0,
    wins: 0,
    entries: 0,
    points: 1_050,
    orders: 5,
    units: 7,
    amount: 100_001,
    refunded: 10_000,
    discount: 5_000,
  };
  const value = (code: string, more: Partial<Counted> = {}, audience: number | null = 24) =>
    tellFigures({ ...counted, ...more }, { audience, pointBp: 9_000 }).find((one) => one.code === code)?.value;

  test('follow from what was counted, rounded once', () => {
    // 100,001 / 5 = 20,000.2; 1,050 points at 0.9 fen are 945; (100,001 − 10,000) / 5,945 = 15.1389.
    expect(['ticket', 'net_amount', 'cost', 'roi'].map((code) => value(code))).toEqual([20_000, 90_001, 5_945, 151]);
    expect(['join_rate', 'claim_rate', 'use_rate', 'buy_rate'].map((code) => value(code))).toEqual([
      8_000, 2_500, 3_333, 5_000,
    ]);
  });

  test('cannot be told where there is nothing to divide by', () => {
    expect([value('ticket', { orders: 0 }), value('claim_rate', {}, null), value('use_rate', { given: 0 })]).toEqual([
      null,
      null,
      null,
    ]);
    expect(value('roi', { discount: 0, points: 0 })).toBeNull();
  });

  test('on the way from seeing to buying, who saw it is not known', () =>
    expect(funnelOf(counted).map(({ people }) => people)).toEqual([null, 10, 8, 6, 3, 4]));
});
