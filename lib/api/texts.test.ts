import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '@/lib/kernel/locale';
import { ROUTES } from './routes';
import { decisionText, problemText } from './texts';

// What the API can come across; signing in and the back office speak through pages.
const CONTEXTS = [
  'api',
  'orders',
  'enrolment',
  'adjustments',
  'behaviours',
  'points',
  'growth',
  'levels',
  'ledger',
  'decisions',
  'catalog',
  'coupons',
  'desk',
  'benefits',
  'mall',
];
const FILES = [
  'lib/members/enrol.ts',
  'lib/members/visible.ts',
  'lib/platform/coalescer.ts',
  'lib/platform/idempotency.ts',
];
const sources = [...FILES, ...CONTEXTS.flatMap((name) => globSync(`lib/${name}/**/*.ts`))]
  // The codes of benefit kinds are no reasons.
  .filter((path) => !path.includes('.test.') && !path.includes('/testing/') && !path.includes('benefits/kinds/'))
  // Items are made in the back office alone.
  .filter((path) => !path.endsWith('mall/commands/items.ts'))
  .map((path) => readFileSync(path, 'utf8'));

const found = (pattern: RegExp): string[] => [
  ...new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map(([, code = '']) => code))),
];
const CODES = [
  ...found(/(?:refused|new Refusal)\(\s*'(\w+)'/g),
  ...found(/refusal\(\s*\d+,\s*'(\w+)'/g),
  ...found(/kind: 'refused',\s*code: '(\w+)'/g),
  ...ROUTES.flatMap(({ refusals = [] }) => refusals),
  // Built from parts: the kind of an id, the state of an order.
  ...['member_not_found', 'order_placed', 'order_cancelled', 'rate_limited', 'busy', 'mallOrder_not_found'],
  // What a budget says no with: orders hand it on.
  ...['budget_exhausted', 'budget_paused', 'budget_not_found', 'member_limit_reached', 'budget_use_ended', 'sold_out'],
  ...['invalid_input', 'unexpected', 'unavailable', 'forbidden', 'refused'],
];
const REASONS: readonly string[] = [
  ...found(/code: '((?:points|growth|level|order|refund|behaviour|coupon|benefit)_\w+)',\s*(?:facts|$)/gm),
  ...found(/\bcode = [^;]*\? '(\w+)'/g),
  ...found(/\bcode = [^;]*: '(\w+)'/g),
  ...found(/withheld\('(\w+)'\)/g),
  ...['growth_order', 'growth_nothing_to_gain', 'refund_taken_back'],
  // Built from parts: the asset.
  ...['points', 'growth'].flatMap((asset) => ['behaviour', 'cap_reached', 'waived'].map((why) => `${asset}_${why}`)),
].filter((code) => !CODES.includes(code));

describe.each(LOCALES)('in %s', (locale) => {
  test.each([
    'coupon_held',
    'already_used',
    'benefit_used_up',
    'insufficient_points',
    'budget_exhausted',
    'used_recently',
  ])('a quote that has changed says why in words: %s', (why) => {
    const said = [
      problemText(locale, 'quote_changed', { why })?.detail,
      decisionText(locale, 'quote_changed', { why }),
    ];
    for (const sentence of said) expect(sentence).not.toMatch(/_|—/);
  });

  test.each(CODES)('the refusal %s has words', (code) => {
    expect(problemText(locale, code, {})).toEqual({
      title: expect.stringMatching(/./),
      detail: expect.stringMatching(/./),
    });
  });

  test.each(REASONS)('the reason %s has words', (code) => {
    expect(decisionText(locale, code, {})).not.toBe(code);
  });
});

test('finds what it must check', () => {
  expect(CODES).toEqual(
    expect.arrayContaining(['order_settled', 'refund_exceeds_paid', 'member_conflict', 'not_found']),
  );
  expect(REASONS).toEqual(expect.arrayContaining(['points_order', 'points_nothing_to_earn', 'order_of_guest']));
});

test('facts stand in their places, money as money', () => {
  const facts = { line: '2', asked: 123_450, left: 5_000 };
  expect(problemText('en', 'refund_exceeds_paid', facts)?.detail).toBe(
    '2: ¥1,234.50 asked for, ¥50 can still be refunded.',
  );
  expect(problemText('zh-CN', 'refund_exceeds_quantity', facts)?.detail).toContain('申请退 123,450 件');
});

test('a code without words is told as it is', () => {
  expect(problemText('en', 'no_such_code', {})).toBeNull();
  expect(decisionText('en', 'no_such_code', {})).toBe('no_such_code');
});
