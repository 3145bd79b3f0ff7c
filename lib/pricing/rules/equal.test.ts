import { expect, test } from 'vitest';
import type { Condition } from '@/lib/kernel/condition';
import { inputOf, line, offer } from '../testing/build';
import { attributesIn, gapsOf, variantsOf } from './equal';
import type { MemberSnapshot, Offer } from './types';

const NOW = new Date('2026-11-20T04:00:00Z');
const PLAIN: MemberSnapshot = {
  id: 'plain',
  kind: 'person',
  level: 'bronze',
  rank: 1,
  registeredAt: new Date('2025-11-20T04:00:00Z'),
  birth: null,
  tags: [],
  region: null,
  channel: null,
  orders: 1,
  amount: 0,
  lastOrderAt: new Date('2025-11-20T04:00:00Z'),
  points: { available: 0, debt: 0 },
  lastUsed: {},
};
const LEVELS = [
  { code: 'bronze', rank: 1 },
  { code: 'gold', rank: 3 },
];
const saleFor = (id: string, conditions: Condition | null): Offer =>
  offer(id, 'order_discount', { off: 1_000 }, conditions === null ? {} : { conditions });
const input = (offers: readonly Offer[]) => inputOf([line('1', 10_000)], offers, { now: NOW });

const gaps = (offers: readonly Offer[]) =>
  gapsOf(input(offers), PLAIN, variantsOf(PLAIN, LEVELS, offers, { now: NOW, zone: 'UTC' }));

test('one basket that costs everybody the same has no gap', () => expect(gaps([saleFor('sale', null)])).toEqual([]));

test('a price for one level is found, with the offer that makes it so', () =>
  expect(gaps([saleFor('gold-only', { attribute: 'member.level', oneOf: ['gold'] })])).toEqual([
    { attribute: 'level', value: 'gold', plain: 10_000, varied: 9_000, causes: ['gold-only'] },
  ]));

test.each([
  ['member.region', { oneOf: ['north'] }, 'region', ['north']],
  ['member.tags', { oneOf: ['vip', 'staff'] }, 'tags', ['vip', 'staff']],
  // A year with the shop is what the plain one has: below the bound it costs more, above it the same.
  ['member.days', { atLeast: 300 }, 'tenure', ['299']],
  ['member.orders', { atMost: 5 }, 'history', ['6']],
] as const)('%s is tried on both sides of what a condition names', (attribute, test_, code, values) => {
  const found = gaps([saleFor('one', { attribute, ...test_ } as never)]);
  expect(found.map((gap) => [gap.attribute, gap.value])).toEqual(values.map((value) => [code, value]));
});

test('says by which attributes an offer chooses its members', () => {
  const conditions = {
    all: [
      { attribute: 'member.region', oneOf: ['a'] },
      { attribute: 'order.store', oneOf: ['s'] },
    ],
  };
  expect(attributesIn(saleFor('x', conditions))).toEqual(['region']);
});
