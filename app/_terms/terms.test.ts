import { createTranslator } from 'next-intl';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { benefitKinds } from '@/lib/benefits/registry';
import { couponKinds } from '@/lib/coupons/registry';
import { gameSkins } from '@/lib/games/registry';
import { conditionKinds, earningWays } from '@/lib/kernel/earning';
import { LOCALES } from '@/lib/kernel/locale';
import { messagesOf } from '@/lib/platform/i18n/messages';
import { offerKinds } from '@/lib/pricing/registry';
import * as sections from '@/lib/setting-sections';
import { taskKinds } from '@/lib/tasks/registry';
import { standingOf } from './book';
import { MANY_KINDS } from './many-books';
import { changedTerms, printTerms, type TermPrinter, type TermWords } from './printer';
import * as all from './printers';
import { SINGLE } from './single-books';
import { EXAMPLES } from './testing/examples';

const PRINTERS: readonly TermPrinter[] = Object.values(all);
const printerOf = (code: string) => PRINTERS.find((one) => one.code === code) as TermPrinter;
const WORDS = LOCALES.map(
  (locale): TermWords => ({
    t: createTranslator({ locale, messages: messagesOf(locale) as never, onError: fail }) as unknown as TermWords['t'],
    locale,
    zone: 'UTC',
    nameOf: (code) => code,
    levels: [],
    categories: [],
    rewards: new Map(),
  }),
);

function fail(error: Error): never {
  throw error;
}

const textsOf = (printer: TermPrinter, version: unknown): string[] =>
  WORDS.map((words) =>
    printTerms(printer, version, words)
      .map(({ text }) => text)
      .join('\n'),
  );

/** Setting sections whose numbers steer the shop and its staff, not what a member has. */
const NOT_FOR_MEMBERS: Readonly<Record<string, string>> = {
  adjustments: 'how staff correct books',
  approvals: 'how staff decide together',
  audit: 'how long what staff did is kept on record',
  benefits: 'how long a slip at a desk is undone',
  coupons: 'how long a slip at a desk is undone',
  equalPrice: 'what operators may not price by',
  games: 'what operators may put up as a prize',
  risk: 'what is looked at, which nobody is told',
  workbench: 'what operators want to reach',
};

describe('the law of printers', () => {
  test('every section of settings has a printer, or does not concern members', () => {
    const printed = new Set(PRINTERS.map(({ schema }) => schema));
    const silent = Object.values(sections).filter(({ schema }) => !printed.has(schema as never));
    expect(silent.map(({ code }) => code).filter((code) => !(code in NOT_FOR_MEMBERS))).toEqual([]);
  });

  test('every printer has its place on the page, its title and an example', () => {
    const placed = [...SINGLE.map(([{ code }]) => code), ...MANY_KINDS];
    expect(PRINTERS.map(({ code }) => code).toSorted()).toEqual(placed.toSorted());
    for (const { code } of PRINTERS) {
      expect(Object.keys(EXAMPLES), code).toContain(code);
      for (const { t } of WORDS) expect(t.has(`terms.section.${code}`), code).toBe(true);
    }
  });

  test('every game may be played in a skin that its printer needs not know', () => {
    for (const { code } of gameSkins.all)
      expect(textsOf(all.game, { ...(EXAMPLES.game as object), skin: code })).toEqual(textsOf(all.game, EXAMPLES.game));
  });
});

/** Everything that is printed: each printer's own example, and one for each kind of every open set. */
const CASES: readonly (readonly [name: string, printer: TermPrinter, version: unknown, only: RegExp])[] = [
  ...PRINTERS.map((printer) => [printer.code, printer, EXAMPLES[printer.code], /./] as const),
  ...couponKinds.all.map(({ code, example }) =>
    kindCase('coupon', `coupon ${code}`, { kind: code, params: example }, /^params/),
  ),
  ...benefitKinds.all.map(({ code, example }) =>
    kindCase('benefit', `benefit ${code}`, { kind: code, params: example }, /^params/),
  ),
  ...taskKinds.all.map(({ code, example, target }) =>
    kindCase(
      'task',
      `task ${code}`,
      { kind: code, params: example, target: target(example) ?? 3, per: 'once' },
      /^params/,
    ),
  ),
  ...offerKinds.all.map(({ code, example, layers }) => {
    const { terms, ...dates } = EXAMPLES.offer as { terms: object };
    const version = { ...dates, terms: { ...terms, kind: code, params: example, layer: layers[0] } };
    return [`offer ${code}`, printerOf('offer'), version, /^terms\.params/] as const;
  }),
  ...conditionKinds.all.map(({ code, example }) => {
    const rules = EXAMPLES.points as { order: object };
    const when = { kind: code, ...example };
    const multipliers = [{ code: 'one', group: 'TIME', rateBp: 20_000, when }];
    return [
      `points when ${code}`,
      printerOf('points'),
      { ...rules, order: { ...rules.order, multipliers } },
      /multipliers\.0\.when/,
    ] as const;
  }),
  ...earningWays.all.map(({ code, example }) => {
    const behaviours = [{ way: code, code: 'one', amount: 3, limits: [], ...example }];
    const version = { ...(EXAMPLES.points as object), behaviours };
    return [`points for ${code}`, printerOf('points'), version, /^behaviours/] as const;
  }),
];

function kindCase(code: string, name: string, said: object, only: RegExp) {
  return [name, printerOf(code), { ...(EXAMPLES[code] as object), ...said }, only] as const;
}

describe.each(CASES)('%s', (_, printer, example, only) => {
  test('is said in both languages, each sentence once and none of it empty', () => {
    expect(printer.schema.safeParse(example).error).toBeUndefined();
    for (const words of WORDS) {
      const lines = printTerms(printer, example, words);
      expect(lines.length).toBeGreaterThan(0);
      expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
      for (const { text } of lines) expect(text).toMatch(/\S/);
      for (const { text } of lines) expect(text).not.toMatch(/undefined|NaN|\[object|terms\./);
    }
  });

  test('says every parameter that decides something: another value is another text', () => {
    const read = printer.schema.parse(example);
    const before = textsOf(printer, read);
    const silent: string[] = [];
    for (const [path, changes] of changesOf(read, enumsOf(printer))) {
      if (!only.test(path) || isSilent(printer, path)) continue;
      const fit = changes.filter((change) => printer.schema.safeParse(change).success);
      // A name in one language is told in that language.
      const heard = LOCALES.map((locale) => !/\.(zh|en)$/.test(path) || path.endsWith(`.${locale.slice(0, 2)}`));
      const isSaid = fit.every((change) =>
        textsOf(printer, change).every((text, at) => !heard[at] || text !== before[at]),
      );
      if (!isSaid) silent.push(path);
    }
    expect(silent).toEqual([]);
  });
});

test('a version is compared sentence by sentence, and what reads alike is no change', () => {
  const [, en] = WORDS;
  const before = printerOf('point-use').schema.parse({}) as { returnDays: number };
  const after = { ...before, returnDays: before.returnDays + 1, tender: { orderMax: 500 } };
  const changes = changedTerms(printerOf('point-use'), { before, after }, en as TermWords);
  expect(changes.map(({ kind, id }) => [kind, id])).toEqual([
    ['added', 'orderMax'],
    ['changed', 'return'],
  ]);
  expect(changedTerms(printerOf('point-use'), { before, after: before }, en as TermWords)).toEqual([]);
});

test('the last version to begin is in force; what has not begun is announced, the next first', () => {
  const at = (iso: string) => new Date(iso);
  const versions = [
    { version: 4, from: at('2027-03-01T00:00:00Z'), terms: 4 },
    { version: 3, from: at('2027-01-01T00:00:00Z'), terms: 3 },
    { version: 2, from: at('2026-01-01T00:00:00Z'), terms: 2 },
    { version: 1, from: null, terms: 1 },
  ];
  const { current, before, upcoming } = standingOf({ versions }, at('2026-06-01T00:00:00Z'));
  expect([current?.version, before?.version, upcoming.map(({ version }) => version)]).toEqual([2, 1, [3, 4]]);
  expect(standingOf({ versions }, at('2027-01-01T00:00:00Z')).current?.version).toBe(3);
});

/** Every way to change one place of a value, by the place. */
function changesOf(value: unknown, enums: readonly string[], path = ''): [path: string, changes: unknown[]][] {
  if (Array.isArray(value)) {
    const shorter: [string, unknown[]][] = value.length === 0 ? [] : [[`${path}.length`, [value.slice(0, -1)]]];
    return [
      ...shorter,
      ...value.flatMap((one, at) => within(one, enums, join(path, String(at)), (next) => value.with(at, next))),
    ];
  }
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    return Object.entries(value).flatMap(([name, one]) =>
      within(one, enums, join(path, name), (next) => ({ ...value, [name]: next })),
    );
  }
  return [[path, othersOf(value, enums)]];
}

const within = (value: unknown, enums: readonly string[], path: string, put: (next: unknown) => unknown) =>
  changesOf(value, enums, path).map(([at, changes]): [string, unknown[]] => [at, changes.map(put)]);

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

function othersOf(value: unknown, enums: readonly string[]): unknown[] {
  if (typeof value === 'number') return [value + 1, value - 1, value * 2].filter((other) => other !== value);
  if (typeof value === 'boolean') return [!value];
  if (value instanceof Date) return [new Date(value.getTime() + 86_400_000)];
  if (typeof value !== 'string') return [];
  // A word of the schema's own is changed for another of them; what is free is lengthened.
  return enums.includes(value) ? enums.filter((other) => other !== value) : [`${value}x`, ...enums];
}

/** The words that a schema knows. */
function enumsOf({ schema }: TermPrinter): string[] {
  const found = new Set<string>();
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { enum: words, const: word } = node as { enum?: unknown[]; const?: unknown };
    for (const one of [...(words ?? []), word]) if (typeof one === 'string') found.add(one);
    for (const part of Object.values(node)) walk(part);
  };
  walk(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }));
  return [...found];
}

const isSilent = ({ silent }: TermPrinter, path: string): boolean =>
  Object.keys(silent).some((pattern) => matcher(pattern).test(path));

const matcher = (pattern: string) =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replace(/\*$/, '.+').replaceAll('*', '[^.]+')}$`);
