import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '@/lib/kernel/locale';
import { couponKinds } from './registry';
import { TermsSchema } from './rules/terms';
import { aTerms } from './testing/terms';

const textsOf = (locale: string) =>
  JSON.parse(readFileSync(`messages/${locale}/coupons.json`, 'utf8')).kind as Record<string, Record<string, string>>;

test('there are the seven types of the requirements (S0-4.1)', () => {
  expect(couponKinds.all.map(({ code }) => code).sort()).toEqual([
    'amount_off',
    'brand',
    'category',
    'free_shipping',
    'gift',
    'percent_off',
    'straight_off',
  ]);
});

describe.each(couponKinds.all)('$code', (kind) => {
  test('reads its example, and the same again from JSON', () => {
    const read = kind.params.parse(kind.example);
    expect(kind.params.parse(JSON.parse(JSON.stringify(read)))).toEqual(read);
  });

  test('asks for every parameter of its schema', () => {
    const read = kind.params.parse(kind.example) as object;
    expect(Object.keys(kind.fields).sort()).toEqual(Object.keys(read).sort());
  });

  test('says itself in both languages, with what its sentence names', () => {
    const { form, values } = kind.says(kind.example);
    for (const locale of LOCALES) {
      const text = textsOf(locale)[kind.code]?.[form] ?? '';
      for (const name of Object.keys(values))
        expect([locale, text]).toEqual([locale, expect.stringContaining(`{${name}}`)]);
    }
  });

  test('has an effect, and goes through the words of the integration API and back', () => {
    expect(kind.effect(kind.example).offer).toMatch(/./);
    const { skus = [], categories = [], brands = [] } = { ...kind.effect(kind.example).goods };
    const params = kind.params.parse(kind.example) as { max?: number | null; sku?: string };
    const said = { ...kind.brief(kind.example), max: params.max ?? null, skus: params.sku ? [params.sku] : skus };
    const back = kind.params.parse(kind.ofBrief({ ...said, categories, brands }));
    expect(back).toEqual(kind.params.parse(kind.example));
  });
});

test.each([
  ['an unknown type', { kind: 'free_lunch' }],
  ['parameters of another type', { kind: 'gift' }],
  ['more off than must be bought', { params: { threshold: 1_000, off: 1_001 } }],
  ['money that is no whole number', { params: { threshold: 1_000, off: 9.5 } }],
  ['a claim time that ends before it begins', { claimTo: new Date('2025-12-31T00:00:00Z') }],
  ['a stock of nothing', { total: 0 }],
  [
    'a fixed end before claiming ends',
    {
      claimTo: new Date('2026-03-01T00:00:00Z'),
      validity: { type: 'fixed', from: new Date('2026-01-01T00:00:00Z'), to: new Date('2026-02-01T00:00:00Z') },
    },
  ],
  ['a budget that all copies together pass', { total: 11, budget: { owner: '', limit: 10_000 } }],
  ['a field that nobody knows', { discount: 5 }],
])('terms do not take %s', (_, more) => {
  expect(TermsSchema.safeParse({ ...aTerms(), ...more }).success).toBe(false);
});

test('a budget that all copies together just reach is enough', () => {
  expect(aTerms({ total: 10, budget: { owner: '', limit: 10_000 } }).budget.limit).toBe(10_000);
});
