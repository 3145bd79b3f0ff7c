import { describe, expect, test } from 'vitest';
import { conditionKinds, EarningSchema } from '.';

const about = { id: '1', category: null, quantity: 1, net: 100, base: 100 };
const moment = {
  paidAt: new Date('2026-03-10T04:00:00Z'),
  weekday: 2,
  month: 3,
  registeredAt: new Date('2025-01-01T00:00:00Z'),
  birthMonth: null,
  levelCode: 'bronze',
};
const rulesWith = (when: unknown) => ({
  rateBp: 10_000,
  productMaxBp: 50_000,
  multipliers: [{ code: 'x', group: 'TIME', rateBp: 20_000, when }],
  bonuses: [],
  excludedCategories: [],
});

describe.each(conditionKinds.all.map((kind) => [kind.code, kind] as const))('the condition %s', (code, kind) => {
  test('reads its own example, survives JSON and answers yes or no', () => {
    const when = { kind: code, ...(kind.example as object) };
    const read = EarningSchema.parse(JSON.parse(JSON.stringify(rulesWith(when))));
    expect(read.multipliers[0]?.when).toEqual(when);
    expect(typeof kind.speaks(read.multipliers[0]?.when, about, moment)).toBe('boolean');
  });

  test('refuses parameters that are not its own', () => {
    const when = { kind: code, ...(kind.example as object), ghost: 1 };
    expect(EarningSchema.safeParse(rulesWith(when)).success).toBe(false);
  });
});

test('an unknown kind is refused', () => {
  expect(EarningSchema.safeParse(rulesWith({ kind: 'full_moon' })).success).toBe(false);
});
