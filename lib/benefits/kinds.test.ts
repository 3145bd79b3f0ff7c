import { describe, expect, test } from 'vitest';
import { LOCALES } from '@/lib/kernel/locale';
import { offerKinds } from '@/lib/pricing/registry';
import { FAMILIES } from './kind';
import { benefitKinds } from './registry';
import { TermsSchema } from './rules/terms';
import { aTerms } from './testing/terms';
import { sayBenefit } from './words';

test('every family of the requirements has kinds (S0-3.1)', () => {
  expect(new Set(benefitKinds.all.map(({ family }) => family))).toEqual(new Set(FAMILIES));
});

describe.each(benefitKinds.all)('$code', (kind) => {
  test('reads its example, and the same again from JSON', () => {
    const read = kind.params.parse(kind.example);
    expect(kind.params.parse(JSON.parse(JSON.stringify(read)))).toEqual(read);
    expect(kind.params.safeParse({ ...kind.example, ghost: 1 }).success).toBe(false);
  });

  test('asks for every parameter of its schema', () => {
    const read = kind.params.parse(kind.example) as object;
    expect(Object.keys(kind.fields).sort()).toEqual(Object.keys(read).sort());
  });

  test('says itself in both languages, with what its sentence names', () => {
    for (const locale of LOCALES) {
      const said = sayBenefit({ kind: kind.code, params: kind.example }, locale);
      expect(said).not.toMatch(/benefits\.|\{/);
    }
  });

  test('does what pricing understands, or nothing that pricing is asked for', () => {
    const effect = kind.effect(kind.example);
    if (effect.as !== 'offer') return;
    const offer = offerKinds.find(effect.offer);
    expect(offer?.params.safeParse(effect.params).error?.issues ?? []).toEqual([]);
    expect(offer?.layers).toContain(effect.layer);
  });
});

type Said = Parameters<typeof aTerms>[0];

test.each<[string, Said]>([
  ['an unknown kind', { kind: 'free_lunch' }],
  ['parameters of another kind', { kind: 'gift_goods' }],
  ['a period’s validity without a period', { validity: { type: 'period' } }],
  ['grants of a period without one', { giveOn: [{ on: 'period' }] }],
  [
    'a level named twice',
    {
      levels: [
        { level: 'gold', times: 1 },
        { level: 'gold', times: 2 },
      ],
    },
  ],
  ['a level with parameters of another kind', { levels: [{ level: 'gold', times: 1, params: { sku: 'x' } }] }],
  ['packs of levels without levels', { giveOn: [{ on: 'level_entry' }] }],
  ['one way to grant twice', { giveOn: [{ on: 'registration' }, { on: 'registration' }] }],
  ['hours that end before they begin', { when: { hours: [{ from: 600, to: 600 }] } }],
  [
    'a fixed time that ends before it begins',
    { validity: { type: 'fixed', from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' } },
  ],
])('terms with %s are refused', (_, more) => {
  const fine = JSON.parse(JSON.stringify(aTerms()));
  expect(TermsSchema.safeParse(fine).success).toBe(true);
  expect(TermsSchema.safeParse({ ...fine, ...more }).success).toBe(false);
});
