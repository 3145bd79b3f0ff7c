import fc from 'fast-check';
import { createTranslator } from 'next-intl';
import { describe, expect, test } from 'vitest';
import type { Condition } from '@/lib/kernel/condition';
import { messagesOf } from '@/lib/platform/i18n/messages';
import '@/lib/wiring';
import { builderAttributes } from './attribute-list';
import { differencesOf } from './rules/differences';
import { type RuleWords, ruleSentence } from './rules/say';
import { TermsSchema } from './rules/terms';

const LANGUAGES = ['zh-CN', 'en'] as const;
const attributes = builderAttributes();

const words = (locale: (typeof LANGUAGES)[number]): RuleWords => {
  const t = createTranslator({ locale, messages: messagesOf(locale) as never });
  return {
    say: (key, values) => t(key as never, values as never),
    whatOf: ({ attribute }) => `<${attribute}>`,
    nameOf: (_, value) => value,
    unitOf: (code) => attributes.find((one) => one.code === code)?.kind ?? 'number',
  };
};

const byName = (attribute: string): fc.Arbitrary<Condition> =>
  fc.record({
    attribute: fc.constant(attribute),
    oneOf: fc.uniqueArray(fc.constantFrom('甲', 'b'), { minLength: 1 }),
  });
const bySize = (attribute: string): fc.Arbitrary<Condition> =>
  fc.oneof(
    fc.record({ attribute: fc.constant(attribute), atLeast: fc.nat(99_999) }),
    fc.record({ attribute: fc.constant(attribute), atMost: fc.nat(99_999) }),
  );
const NAMED: readonly string[] = ['name', 'names', 'boolean'];
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  ...attributes.map(({ code, kind }) => (NAMED.includes(kind) ? byName(code) : bySize(code))),
);
const tree = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
})).tree;

const named = (where: Condition): readonly string[] => {
  if ('all' in where) return where.all.flatMap(named);
  if ('any' in where) return where.any.flatMap(named);
  return 'not' in where ? named(where.not) : [`<${where.attribute}>`];
};

describe.each(LANGUAGES)('in %s', (locale) => {
  test('every rule is read back with every attribute it asks, and no key is left in it', () => {
    const spoken = words(locale);
    fc.assert(
      fc.property(tree, (where) => {
        const said = ruleSentence(where, spoken);
        for (const one of named(where)) expect(said).toContain(one);
        expect(said).not.toMatch(/says\.|\{|\}/);
        expect((said.match(/[（(]/g) ?? []).length).toBe((said.match(/[）)]/g) ?? []).length);
      }),
    );
  });
});

test('every attribute and everything that narrows it has a name in both languages', () => {
  const keys = attributes.flatMap(({ text, groupText, arguments: all }) => [
    text,
    groupText,
    ...all.map((one) => one.text),
  ]);
  for (const locale of LANGUAGES) {
    const t = createTranslator({ locale, messages: messagesOf(locale) as never }) as unknown as {
      has(key: string): boolean;
    };
    expect(keys.filter((key) => !t.has(key))).toEqual([]);
  }
});

test('a rule and its denial never read the same', () => {
  const spoken = words('zh-CN');
  fc.assert(
    fc.property(tree, (where) => {
      expect(ruleSentence({ not: where }, spoken)).not.toBe(ruleSentence(where, spoken));
    }),
  );
});

test.each<[Condition, string, string]>([
  [
    {
      all: [
        { attribute: 'member.amount', atLeast: 100_000 },
        { not: { attribute: 'member.tags', oneOf: ['茶', '酒'] } },
      ],
    },
    '<member.amount> ≥ ¥1,000 且 <member.tags>不属于 茶、酒',
    '<member.amount> ≥ ¥1,000 and <member.tags> is not 茶, 酒',
  ],
  [
    {
      any: [
        {
          all: [
            { attribute: 'member.days', atLeast: 30 },
            { attribute: 'member.days', atMost: 89 },
          ],
        },
        {
          not: {
            all: [
              { attribute: 'member.rank', atLeast: 2 },
              { attribute: 'member.orders', atMost: 0 },
            ],
          },
        },
      ],
    },
    '<member.days> 在 30 天 到 89 天 之间 或 非（<member.rank> ≥ 2 且 <member.orders> ≤ 0）',
    '<member.days> from 30 days to 89 days or not (<member.rank> ≥ 2 and <member.orders> ≤ 0)',
  ],
])('%j reads as people say it', (where, zh, en) => {
  expect([ruleSentence(where, words('zh-CN')), ruleSentence(where, words('en'))]).toEqual([zh, en]);
});

test('what a version changed is told: tests that came and went, how they are joined, and the rest', () => {
  const terms = (where: Condition, more = {}) =>
    TermsSchema.parse({
      name: { zh: '人', en: 'A' },
      owner: 'o',
      kind: 'rule',
      where,
      refresh: { mode: 'live' },
      ...more,
    });
  const [rank, orders] = [
    { attribute: 'member.rank', atLeast: 2 },
    { attribute: 'member.orders', atLeast: 1 },
  ] as const;
  const told = (before: Condition, after: Condition, more = {}) =>
    differencesOf(terms(before), terms(after, more), words('en')).map(({ what, text }) => `${what} ${text}`.trim());
  expect(told(rank, orders)).toEqual(['added <member.orders> ≥ 1', 'removed <member.rank> ≥ 2']);
  expect(told({ all: [rank, orders] }, { any: [rank, orders] })).toEqual([
    'joined <member.rank> ≥ 2 or <member.orders> ≥ 1',
  ]);
  expect(told(rank, rank, { owner: 'p', refresh: { mode: 'manual' } })).toEqual(['owner', 'refresh']);
  expect(told(rank, rank)).toEqual([]);
});
