import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { local, localAt, ZONE } from '@/lib/platform/testing/zone';
import { type EarningFacts, type EarningLine, EarningSchema, evaluateEarning, shareOverLines } from '.';

const points = EarningSchema.parse({
  rateBp: 10_000,
  productMaxBp: 50_000,
  multipliers: [
    { code: 'weekend', group: 'TIME', rateBp: 20_000, when: { kind: 'weekdays', days: [6, 7] } },
    { code: 'birthday', group: 'TIME', rateBp: 20_000, when: { kind: 'birthday_month' } },
    { code: 'silver', group: 'LEVEL', rateBp: 12_000, when: { kind: 'level', codes: ['silver'] } },
    { code: 'platinum', group: 'LEVEL', rateBp: 15_000, when: { kind: 'level', codes: ['platinum'] } },
    { code: 'new', group: 'EVENT', rateBp: 20_000, when: { kind: 'enrolled_within', hours: 720 } },
    { code: 'five', group: 'CAMPAIGN', rateBp: 20_000, when: { kind: 'line_quantity', atLeast: 5 } },
  ],
  bonuses: [],
  excludedCategories: ['gift_card'],
});

const growth = EarningSchema.parse({
  rateBp: 10_000,
  productMaxBp: 50_000,
  multipliers: [
    { code: 'weekend', group: 'TIME', rateBp: 20_000, when: { kind: 'weekdays', days: [6, 7] } },
    { code: 'fresh', group: 'CATEGORY', rateBp: 15_000, when: { kind: 'category', codes: ['fresh'] } },
  ],
  bonuses: [{ code: 'large', amount: 50, baseAtLeast: 30_000 }],
  excludedCategories: ['gift_card'],
});

const TUESDAY = local('2026-03-10T12:00');
const SATURDAY = local('2026-03-14T12:00');
let ids = 0;
const line = (yuan: number, more: Partial<EarningLine> = {}): EarningLine => {
  const net = Math.round(yuan * 100);
  return { id: `${++ids}`, category: null, quantity: 1, net, base: net, ...more };
};
const facts = (lines: EarningLine[], more: Partial<EarningFacts> = {}): EarningFacts => ({
  lines,
  paidAt: new Date(TUESDAY),
  zone: ZONE,
  registeredAt: new Date('2025-01-01T00:00:00Z'),
  birthMonth: null,
  levelCode: 'bronze',
  ...more,
});
const saturday = { paidAt: new Date(SATURDAY) };

describe('growth (S3-3.2, 4.A.6)', () => {
  test.each<[string, EarningLine[], Partial<EarningFacts>, number]>([
    ['¥300 of fresh on a Saturday', [line(300, { category: 'fresh' })], saturday, 950],
    ['¥100 fresh and ¥200 other on a Saturday', [line(100, { category: 'fresh' }), line(200)], saturday, 750],
    ['¥299.99 has no bonus', [line(299.99)], {}, 299],
    ['¥300.00 has', [line(300)], {}, 350],
    ['halves of a yuan are floored once, over all lines', [line(0.5), line(0.5)], {}, 1],
    [
      'gift cards earn nothing and do not count for the bonus',
      [line(299), line(500, { category: 'gift_card' })],
      {},
      299,
    ],
    ['nothing', [line(0)], {}, 0],
  ])('%s', (_, lines, more, expected) => {
    const { multiplied, bonus } = evaluateEarning(growth, facts(lines, more));
    expect(multiplied + bonus).toBe(expected);
  });
});

describe('points (P-points)', () => {
  const early = localAt('2026-03-01');
  test.each<[string, EarningLine[], Partial<EarningFacts>, number]>([
    ['a yuan is a point', [line(123.99)], {}, 123],
    ['silver ×1.2', [line(100)], { levelCode: 'silver' }, 120],
    ['weekend and birthday month are one group: ×2', [line(100)], { ...saturday, birthMonth: 3 }, 200],
    ['five of one line ×2, only that line', [line(100, { quantity: 5 }), line(100)], {}, 300],
    ['four of one line do not', [line(100, { quantity: 4 })], {}, 100],
    ['the first 30 days ×2', [line(100)], { registeredAt: early }, 200],
    [
      '30 × 24 h to the millisecond',
      [line(100)],
      { registeredAt: new Date(Date.parse(TUESDAY) - 720 * 3_600_000) },
      100,
    ],
    ['one millisecond less', [line(100)], { registeredAt: new Date(Date.parse(TUESDAY) - 720 * 3_600_000 + 1) }, 200],
    [
      '2 × 1.5 × 2 × 2 is capped at 5',
      [line(100, { quantity: 5 })],
      { ...saturday, levelCode: 'platinum', registeredAt: early },
      500,
    ],
    ['2 × 1.2 × 2 stays', [line(10)], { ...saturday, levelCode: 'silver', registeredAt: early }, 48],
  ])('%s', (_, lines, more, expected) => {
    expect(evaluateEarning(points, facts(lines, more)).multiplied).toBe(expected);
  });

  test('the factors name what spoke and about which lines', () => {
    const five = line(10, { quantity: 5 });
    const { factors } = evaluateEarning(points, facts([five, line(10)], { levelCode: 'silver' }));
    expect(factors.map(({ code, lines }) => [code, lines.length])).toEqual([
      ['silver', 2],
      ['five', 1],
    ]);
  });
});

test('shares go to the lines that earned, by net, ties by line id, and add up', () => {
  const lines = [line(100, { id: 'b' }), line(100, { id: 'a' }), line(300, { id: 'c', category: 'gift_card' })];
  expect([...shareOverLines(growth, lines, [5])]).toEqual([
    ['a', 3],
    ['b', 2],
    ['c', 0],
  ]);
});

test('the order of lines does not matter, and splitting a line by net changes nothing that multiplies alike', () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 500_000 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(amounts, fc.constantFrom(TUESDAY, SATURDAY), (fen, moment) => {
      const lines = fen.map((net, index) => ({
        id: `${index}`,
        category: index % 3 ? null : 'fresh',
        quantity: 1,
        net,
        base: net,
      }));
      const more = { paidAt: new Date(moment) };
      const one = evaluateEarning(growth, facts(lines, more));
      const other = evaluateEarning(growth, facts(lines.toReversed(), more));
      expect(other.multiplied).toBe(one.multiplied);
      expect(other.bonus).toBe(one.bonus);
      const exact = lines.reduce(
        (sum, { net, category }) => sum + net * (category ? 1.5 : 1) * (moment === SATURDAY ? 2 : 1),
        0,
      );
      expect(Math.abs(one.multiplied - exact / 100)).toBeLessThan(1);
    }),
  );
});

describe('a rule about a category', () => {
  const fruit = (above?: string[]) => line(300, { category: 'fresh.fruit', ...(above && { above }) });

  test('means all that stands below it, and nothing beside or above', () => {
    expect(evaluateEarning(growth, facts([fruit(['fresh'])])).multiplied).toBe(450);
    expect(evaluateEarning(growth, facts([fruit(['food', 'fresh'])])).multiplied).toBe(450);
    expect(evaluateEarning(growth, facts([fruit(['food'])])).multiplied).toBe(300);
    expect(evaluateEarning(growth, facts([fruit()])).multiplied).toBe(300);
    expect(evaluateEarning(growth, facts([line(300, { category: 'food', above: [] })])).multiplied).toBe(300);
  });

  test('leaves out what stands below an excluded one, in the base and in what a refund takes back', () => {
    const card = line(100, { category: 'gift_card.digital', above: ['gift_card'] });
    const tea = line(100);
    expect(evaluateEarning(growth, facts([card, tea])).base).toBe(10_000);
    expect(shareOverLines(growth, [card, tea], [7])).toEqual(
      new Map([
        [card.id, 0],
        [tea.id, 7],
      ]),
    );
  });
});
