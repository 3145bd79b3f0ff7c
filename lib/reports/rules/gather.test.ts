import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aboutOf, saidOf } from './ask';
import { FIRST } from './definition';
import { areFew, gather, summedOf } from './gather';
import { rowsOf } from './hidden';
import { SUBJECTS, subjectsOf } from './metric';
import { METRICS } from './metrics';
import { troublesOf } from './troubles';

type Line = readonly [key: string, orders: number, amount: number];
const tableOf = (lines: readonly Line[]) =>
  new Map(
    lines.map(([key, orders, amount]) => [
      key,
      {
        goods_amount: amount,
        goods_orders: orders,
        goods_units: orders * 2,
        goods_price: Math.round(amount / orders / 2),
      },
    ]),
  );
const CODES = ['goods_amount', 'goods_orders', 'goods_units', 'goods_price'];
const rowsIn = (lines: readonly Line[]) => rowsOf({ columns: CODES, by: 'sku', subject: null }, tableOf(lines));

test('the largest lines stay, all others are one, and add up where they can', () => {
  const lines: Line[] = Array.from({ length: 8 }, (_, at) => [`s${at}`, 10 + at, 1_000 * (at + 1)]);
  const { own, others } = gather(rowsIn(lines), 5);
  expect(own.map(({ key }) => key)).toEqual(['s7', 's6', 's5', 's4', 's3']);
  expect(others).toEqual(['s2', 's1', 's0']);
  // Three products, sold for 60.00, in 66 pieces; an order may hold two of them, so orders do not add up.
  expect(summedOf(CODES, others, tableOf(lines))).toEqual({
    goods_amount: 6_000,
    goods_orders: null,
    goods_units: 66,
    goods_price: 91,
  });
});

test('lines that too few stand behind are one with each other, and are told only when enough stand behind them all', () => {
  const lines: Line[] = [
    ['a', 90, 9_000],
    ['b', 4, 800],
    ['c', 1, 500],
    ['d', 80, 100],
  ];
  const { own, others } = gather(rowsIn(lines), 50);
  expect([own.map(({ key }) => key), others]).toEqual([
    ['a', 'd'],
    ['b', 'c'],
  ]);
  expect(areFew(['goods_orders'], others, tableOf(lines))).toBe(false);
  expect(areFew(['goods_orders'], ['b'], tableOf(lines))).toBe(true);
  expect(areFew(['goods_orders'], ['nothing'], tableOf(lines))).toBe(false);
});

test('nothing is lost, whatever the lines: those told and those told as one are all there, each once', () => {
  const line = fc.tuple(
    fc.stringMatching(/^[a-z0-9]{1,4}$/),
    fc.integer({ min: 1, max: 20 }),
    fc.integer({ min: 1, max: 9_999 }),
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(line, { selector: ([key]) => key, maxLength: 30 }),
      fc.integer({ min: 1, max: 12 }),
      (lines, max) => {
        const { own, others } = gather(rowsIn(lines), max);
        expect([...own.map(({ key }) => key), ...others].toSorted()).toEqual(lines.map(([key]) => key).toSorted());
        expect(others).not.toHaveLength(1);
        const secret = own.filter(({ isHidden }) => isHidden);
        expect(secret.length === 0 || others.length === 0).toBe(true);
      },
    ),
  );
});

test('what a report is about stands in an address and is read again', () => {
  fc.assert(
    fc.property(fc.constantFrom(...SUBJECTS), fc.string({ minLength: 1 }), (subject, key) => {
      expect(aboutOf(saidOf({ subject, key }))).toEqual({ subject, key });
    }),
  );
  expect(['', 'category', 'category:', 'nothing:x'].map(aboutOf)).toEqual([null, null, null, null]);
});

test('a report is about a thing, or told apart by it, only where all its numbers are', () => {
  const codes = (changes: Partial<typeof FIRST>) =>
    troublesOf({ ...FIRST, chart: 'table', ...changes }).map(({ code }) => code);
  expect(codes({ measures: ['goods_net', 'goods_orders'], split: 'sku', about: 'category:food' })).toEqual([]);
  expect(codes({ measures: ['goods_net', 'orders'], split: 'brand' })).toEqual(['no_subject']);
  expect(codes({ measures: ['goods_net', 'orders'], about: 'brand:x' })).toEqual(['about_apart']);
  expect(codes({ measures: ['campaign_net'], about: 'category:food' })).toEqual(['about_apart']);
  expect(codes({ measures: ['coupons_used'], about: 'batch:x' })).toEqual([]);
  expect(codes({ measures: ['goods_net'], about: 'shelf:x' })).toEqual(['about_unknown']);
  expect(METRICS.filter((metric) => subjectsOf(metric).includes('campaign')).length).toBeGreaterThan(10);
});
