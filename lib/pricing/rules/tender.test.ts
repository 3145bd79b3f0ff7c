import { describe, expect, test } from 'vitest';
import { appliedIds, line, MEMBER, offer, price, refusedAs } from '../testing/build';

const member = { ...MEMBER, points: { available: 50_000, debt: 0 } };
const tender = { worth: { points: 100, fen: 100 }, step: 100, shareBp: 5_000, orderMax: null, leaveFen: 0 };
const priced = (offers: Parameters<typeof price>[1], points: number | null = null) =>
  price([line('1', 20_000)], offers, { member, cart: { points, freight: 500 }, settings: { tender } });
const better = (id: string, params: object, terms: object = {}) => offer(id, 'points_tender', params, terms);

describe('points that pay on better terms (S0-3.1, 4.C.5)', () => {
  test('pay for a larger share of the goods, and what is left is paid in money', () => {
    const { totals, applied } = priced([better('more', { shareBp: 8_000 })]);
    expect(totals).toMatchObject({ pointsTender: 16_000, payable: 4_500, discount: 0 });
    expect(applied).toMatchObject([{ offer: 'more', layer: 'tender', desired: 0, granted: 0 }]);
  });

  test('pay more than their worth, and what they pay beyond it is what the offer gives', () => {
    const { totals, tender: used, applied } = priced([better('worth', { worthBp: 12_000 })], 5_000);
    expect(used).toMatchObject({ points: 5_000, fen: 6_000 });
    expect(totals).toMatchObject({ pointsTender: 6_000, payable: 14_500 });
    expect(applied).toMatchObject([{ granted: 1_000 }]);
  });

  test('pay the same with fewer points where the share is what limits them', () => {
    const { tender: used } = priced([better('worth', { worthBp: 20_000 })]);
    expect(used).toMatchObject({ points: 5_000, fen: 10_000 });
  });

  test('give no more beyond their worth than the offer’s own maximum, and say what was cut', () => {
    const { tender: used, applied } = priced([better('worth', { worthBp: 12_000 }, { caps: { max: 400 } })], 5_000);
    expect(used).toMatchObject({ points: 5_000, fen: 5_400 });
    expect(applied).toMatchObject([{ desired: 1_000, granted: 400, trims: [{ by: 'offer_max', cut: 600 }] }]);
  });

  test('count by the one offer with which they pay most; the others say so', () => {
    const answer = priced([better('a', { shareBp: 6_000 }), better('b', { shareBp: 9_000 })]);
    expect(answer.totals.pointsTender).toBe(18_000);
    expect(appliedIds(answer)).toEqual(['b']);
    expect(refusedAs(answer, 'a')).toMatchObject({ code: 'not_best', facts: { saved: 12_000, best: 18_000 } });
  });

  test.each<[string, Parameters<typeof priced>, string]>([
    ['nobody pays with points', [[better('o', { shareBp: 8_000 })], 0], 'no_points'],
    ['the usual share is enough', [[better('o', { shareBp: 8_000 })], 3_000], 'no_effect'],
    ['the usual share is larger', [[better('o', { shareBp: 4_000 })], null], 'no_effect'],
    ['the goods are below its amount', [[better('o', { shareBp: 8_000, from: 20_001 })], null], 'below_threshold'],
  ])('use nothing up when %s', (_, [offers, points], code) => {
    const answer = priced(offers, points);
    expect(answer.applied).toEqual([]);
    expect(refusedAs(answer, 'o').code).toBe(code);
    expect(answer.totals).toEqual(priced([], points).totals);
  });

  test('never cost a discount: who meets nobody is refused, not the discount', () => {
    const off = offer('off', 'order_discount', { off: 2_000 });
    const answer = priced([off, better('alone', { shareBp: 10_000 }, { stack: 'EXCLUSIVE' })]);
    expect(appliedIds(answer)).toEqual(['off']);
    expect(refusedAs(answer, 'alone')).toMatchObject({ code: 'exclusive', facts: { other: 'off' } });
    expect(answer.totals).toMatchObject({ discount: 2_000, pointsTender: 9_000 });
  });

  test('are not for whoever owes points', () => {
    const owing = { ...member, points: { available: 5_000, debt: 10 } };
    const answer = price([line('1', 20_000)], [better('o', { shareBp: 8_000 })], {
      member: owing,
      cart: { points: null },
      settings: { tender },
    });
    expect(answer.totals.pointsTender).toBe(0);
    expect(refusedAs(answer, 'o').code).toBe('no_effect');
  });
});
