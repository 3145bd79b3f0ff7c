import { expect, test } from 'vitest';
import { compareLevels, isMore, type Share } from './compare';
import { TermsSchema } from './terms';

const once = (times: number | null): Share => ({ times, per: 'month' });

test.each<[Share, Share, boolean]>([
  [null, null, false],
  [once(1), null, true],
  [once(null), null, true],
  [once(2), once(1), true],
  [once(1), once(1), false],
  [once(1), once(2), false],
  [once(null), once(3), true],
  [once(null), once(null), false],
  [once(3), once(null), false],
  [null, once(1), false],
])('%o after %o is more: %s', (after, before, expected) => expect(isMore(after, before)).toBe(expected));

const terms = (said: object) =>
  TermsSchema.parse({
    name: { zh: '免配送费', en: 'Free delivery' },
    kind: 'free_delivery',
    params: {},
    validity: { type: 'period' },
    per: 'month',
    giveOn: [{ on: 'period' }],
    ...said,
  });

test('sets side by side what each level gets, and leaves out what nobody gets by itself', () => {
  const force = [
    { code: 'gold-only', terms: terms({ levels: [{ level: 'gold', times: null }] }) },
    {
      code: 'more',
      terms: terms({
        levels: [
          { level: 'silver', times: 1 },
          { level: 'gold', times: 3 },
        ],
      }),
    },
    { code: 'all', terms: terms({ times: 2 }) },
    { code: 'other', terms: terms({ levels: [{ level: 'black', times: 1 }] }) },
    { code: 'by-hand', terms: terms({ giveOn: [] }) },
  ];
  const compared = compareLevels(force, ['bronze', 'silver', 'gold']);
  const told = compared.map(({ code, shares }) => [
    code,
    ...shares.map((share) => (share === null ? 'nothing' : share.times)),
  ]);
  expect(told).toEqual([
    ['all', 2, 2, 2],
    ['more', 'nothing', 1, 3],
    ['gold-only', 'nothing', 'nothing', null],
  ]);
});
