import { expect, test } from 'vitest';
import { describeBehaviours, describeCaps, describeEarning, diffSentences, type Earning } from '.';

const earning: Earning = {
  rateBp: 10_000,
  productMaxBp: 50_000,
  multipliers: [
    { code: 'weekend', group: 'TIME', rateBp: 20_000, when: { kind: 'weekdays', days: [6, 7] } },
    { code: 'fresh', group: 'CATEGORY', rateBp: 15_000, when: { kind: 'category', codes: ['fresh'] } },
  ],
  bonuses: [{ code: 'large', amount: 50, baseAtLeast: 30_000 }],
  excludedCategories: [],
};
const said = (changed: Partial<Earning> = {}) => describeEarning({ ...earning, ...changed });
const told = (changed: Partial<Earning>) =>
  diffSentences(said(), said(changed)).map((one) =>
    one.kind === 'reordered' ? [one.kind, one.list] : [one.kind, ('after' in one ? one.after : one.before).id],
  );

test('every part of the rules is said once', () => {
  const ids = said().map(({ id }) => id);
  expect(ids).toEqual(['rate', 'multiplier:weekend', 'multiplier:fresh', 'productMax', 'bonus:large', 'excluded']);
});

test.each<[string, Partial<Earning>, unknown]>([
  ['nothing', {}, []],
  ['a rate', { rateBp: 20_000 }, [['changed', 'rate']]],
  ['a bonus gone', { bonuses: [] }, [['removed', 'bonus:large']]],
  ['a category left out', { excludedCategories: ['gift_card'] }, [['changed', 'excluded']]],
  ['another order', { multipliers: earning.multipliers.toReversed() }, [['reordered', 'multiplier']]],
  [
    'one gone keeps the order of the rest',
    { multipliers: earning.multipliers.slice(1) },
    [['removed', 'multiplier:weekend']],
  ],
  [
    'one changed and one new',
    {
      multipliers: [
        { code: 'weekend', group: 'TIME', rateBp: 30_000, when: { kind: 'weekdays', days: [6, 7] } },
        { code: 'birthday', group: 'TIME', rateBp: 20_000, when: { kind: 'birthday_month' } },
        ...earning.multipliers.slice(1),
      ],
    },
    [
      ['changed', 'multiplier:weekend'],
      ['added', 'multiplier:birthday'],
    ],
  ],
])('the difference by %s', (_, changed, expected) => expect(told(changed)).toEqual(expected));

test('how a stored version orders its fields makes no difference', () => {
  const stored = {
    ...earning,
    multipliers: earning.multipliers.map((one) => ({
      when: one.when,
      rateBp: one.rateBp,
      group: one.group,
      code: one.code,
    })),
  };
  expect(diffSentences(said(), describeEarning(stored))).toEqual([]);
});

test('behaviours and caps are told by their codes', () => {
  const rule = { way: 'share', code: 'share', amount: 10, limits: [] };
  expect(diffSentences(describeBehaviours([rule]), describeBehaviours([{ ...rule, amount: 20 }]))[0]?.kind).toBe(
    'changed',
  );
  const cap = { code: 'month', period: 'month' as const, limit: 5_000 };
  expect(diffSentences([], describeCaps([cap], 'cap'))).toMatchObject([{ kind: 'added', after: { id: 'cap:month' } }]);
});
