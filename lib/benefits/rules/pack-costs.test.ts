import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aTerms } from '../testing/terms';
import { packKey } from './entered';
import { levelBudget } from './level-budget';
import { addCosts, type CostFacts, costBook, hadName, type Moved, noCost, packCosts, sumCosts } from './pack-costs';

type Said = NonNullable<Parameters<typeof aTerms>[0]>;

const AT = new Date('2026-12-01T00:00:00Z');
const LEVELS = ['bronze', 'silver', 'gold', 'platinum'].map((code, place) => ({ code, rank: place + 1 }));
const gold = (times: number | null) => [{ level: 'gold', times }];
const bookOf = (said: Said) => costBook([{ code: 'one', terms: aTerms(said) }], ({ cost }) => cost.perUse, AT);
const monthOf = (said: Said) => bookOf({ levels: gold(3), cost: { perUse: 1_000 }, ...said }).months[0]?.fen;
const period = { giveOn: [{ on: 'period' as const }] };
const claim = (from: Date | null, to: Date | null) => ({
  per: 'month' as const,
  giveOn: [{ on: 'claim' as const, from, to }],
});

describe('a month of a benefit at full use', () => {
  test.each<[string, Said, number | null | undefined]>([
    ['each month', { per: 'month', ...period }, 3_000],
    ['each year: a twelfth, rounded up', { per: 'year', ...period, cost: { perUse: 1_001 } }, 251],
    ['each week', { per: 'week', ...period }, 13_000],
    ['each day', { per: 'day', ...period }, 91_250],
    ['a birthday', { giveOn: [{ on: 'birthday' }] }, 250],
    ['each month and on birthdays', { per: 'month', giveOn: [...period.giveOn, { on: 'birthday' }] }, 3_250],
    ['each month, claimed', claim(null, null), 3_000],
    ['claimed by then no more', claim(null, AT), undefined],
    ['claimed from then on', claim(AT, null), 3_000],
    ['limited below its times', { per: 'month', ...period, limit: { times: 2, per: 'month' } }, 2_000],
    ['without end', { per: 'month', ...period, levels: gold(null) }, null],
    ['without end at no cost', { per: 'month', ...period, levels: gold(null), cost: { perUse: 0 } }, 0],
    [
      'without end within a limit',
      { per: 'month', ...period, levels: gold(null), limit: { times: 1, per: 'week' } },
      4_334,
    ],
    ['at a cost nobody says', { per: 'month', ...period, cost: {} }, null],
    ['for everybody', { per: 'month', ...period, levels: [], times: 3 }, undefined],
    ['with orders only', { giveOn: [{ on: 'order' }] }, undefined],
    [
      'that is over by then',
      { giveOn: [{ on: 'birthday' }], validity: { type: 'fixed', from: new Date(0), to: AT } },
      undefined,
    ],
  ])('%s', (_, said, fen) => expect(monthOf(said)).toBe(fen));
});

const pack = (more: Said = {}) => ({
  code: 'pack',
  terms: aTerms({
    levels: ['silver', 'gold', 'platinum'].map((level, nth) => ({ level, times: nth + 1 })),
    cost: { perUse: 500 },
    giveOn: [{ on: 'level_entry' }],
    ...more,
  }),
});
const each = {
  code: 'each',
  terms: aTerms({
    levels: [
      { level: 'silver', times: 1 },
      { level: 'gold', times: 4 },
    ],
    per: 'month',
    cost: { perUse: 100 },
    ...period,
  }),
};
const unit: Parameters<typeof costBook>[1] = ({ cost }) => cost.perUse;
const facts = (more: Partial<CostFacts> = {}): CostFacts => ({
  book: costBook([pack(), each], unit, AT),
  levels: LEVELS,
  had: new Set(),
  fits: () => true,
  ...more,
});
const moved = (memberId: string, from: string, to: string): Moved => {
  const rank = (code: string) => LEVELS.findIndex((level) => level.code === code);
  const move = from === to ? null : { kind: rank(to) > rank(from) ? ('up' as const) : ('down' as const), from, to };
  return { memberId, today: from, after: to, move };
};
const costOf = (members: readonly Moved[], level: string, more: Partial<CostFacts> = {}) =>
  packCosts(members, facts(more)).find((cost) => cost.level === level) ?? noCost(level);

type Walk = { readonly from: string; readonly to: string; readonly had: readonly string[] };

/** The same counted by hand, a member and a level at a time. */
function naiveSum(all: readonly Walk[]) {
  const price: Record<string, number> = { silver: 500, gold: 1_000, platinum: 1_500 };
  const month: Record<string, number> = { silver: 100, gold: 400 };
  const ranks = LEVELS.map((level) => level.code);
  const sum = { ...noCost('') } as { -readonly [K in keyof ReturnType<typeof noCost>]: ReturnType<typeof noCost>[K] };
  for (const { from, to, had } of all) {
    const passed = ranks.slice(ranks.indexOf(from) + 1, ranks.indexOf(to) + 1);
    const given = passed.filter((level) => !had.includes(level));
    sum.packs += given.length;
    sum.had += passed.length - given.length;
    sum.packFen += given.reduce((fen, level) => fen + (price[level] ?? 0), 0);
    sum.before += month[from] ?? 0;
    sum.after += month[to] ?? 0;
    sum.first += month[passed.length > 0 ? to : from] ?? 0;
  }
  return sum;
}

describe('the cost of moves', () => {
  test('who rises gets the packs of all levels passed, who falls or stays none', () => {
    const up = [moved('a', 'bronze', 'gold')];
    expect(costOf(up, 'silver')).toMatchObject({ packs: 1, packFen: 500, before: 0, first: 0, after: 0 });
    expect(costOf(up, 'gold')).toMatchObject({ packs: 1, packFen: 1_000, before: 0, first: 400, after: 400 });
    const down = [moved('a', 'gold', 'silver')];
    expect(costOf(down, 'silver')).toMatchObject({ packs: 0, before: 0, first: 0, after: 100 });
    expect(costOf(down, 'gold')).toMatchObject({ packs: 0, before: 400, first: 400, after: 0 });
    expect(costOf([moved('a', 'gold', 'gold')], 'gold')).toMatchObject({
      packs: 0,
      before: 400,
      first: 400,
      after: 400,
    });
  });

  test('a pack that leaves skipped levels out comes for the level reached alone', () => {
    const book = costBook([pack({ giveOn: [{ on: 'level_entry', skipped: 'none' }] })], unit, AT);
    expect(costOf([moved('a', 'bronze', 'gold')], 'silver', { book })).toMatchObject({ packs: 0, packFen: 0 });
    expect(costOf([moved('a', 'bronze', 'gold')], 'gold', { book })).toMatchObject({ packs: 1, packFen: 1_000 });
  });

  test('a pack that was had once is not given again, those of other levels are', () => {
    const had = new Set([hadName('a', 'pack', packKey('silver'))]);
    expect(costOf([moved('a', 'bronze', 'gold')], 'silver', { had })).toMatchObject({ packs: 0, had: 1, packFen: 0 });
    expect(costOf([moved('a', 'bronze', 'gold')], 'gold', { had })).toMatchObject({ packs: 1, had: 0, packFen: 1_000 });
  });

  test('whoever does not fit the audience of a benefit costs nothing by it', () => {
    const fits = (benefit: string) => benefit !== 'each';
    expect(costOf([moved('a', 'bronze', 'gold')], 'gold', { fits })).toMatchObject({ packs: 1, first: 0, after: 0 });
  });

  test('in any sets the levels add up to what each member costs alone', () => {
    const code = fc.constantFrom(...LEVELS.map((level) => level.code));
    const one = fc.record({ from: code, to: code, had: fc.subarray(['silver', 'gold', 'platinum']) });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), fc.nat({ max: 30 }), (all, cut) => {
        const members = all.map(({ from, to }, at) => moved(`m${at}`, from, to));
        const had = new Set(
          all.flatMap((said, at) => said.had.map((level) => hadName(`m${at}`, 'pack', packKey(level)))),
        );
        const inSets = addCosts(
          [members.slice(0, cut), members.slice(cut)].flatMap((set) => packCosts(set, facts({ had }))),
        );
        expect(sumCosts(inSets)).toEqual(naiveSum(all));
        expect(new Set(inSets.map(({ level }) => level)).size).toBe(inSets.length);
      }),
    );
  });
});

describe('the budget of a level', () => {
  const cost = { ...noCost('gold'), packFen: 300, first: 200, after: 400 };
  test.each<[string, Parameters<typeof levelBudget>[1], ReturnType<typeof levelBudget>]>([
    ['there is none', [], null],
    ['just enough', [{ per: 'month', limit: 500, left: 500 }], { left: 500, limit: 500, exceeds: null }],
    ['a fen short', [{ per: 'month', limit: 500, left: 499 }], { left: 499, limit: 500, exceeds: 'first' }],
    [
      'for all time, enough at first',
      [{ per: 'whole', limit: 500, left: 500 }],
      { left: 500, limit: 500, exceeds: null },
    ],
    [
      'the one that is short counts',
      [
        { per: 'month', limit: 900, left: 900 },
        { per: 'whole', limit: 9_000, left: 100 },
      ],
      { left: 100, limit: 9_000, exceeds: 'first' },
    ],
  ])('%s', (_, rooms, expected) => expect(levelBudget(cost, rooms)).toEqual(expected));

  test('is short in later months when more fall into the level than rise', () => {
    const falls = { ...cost, packFen: 0, first: 100, after: 600 };
    expect(levelBudget(falls, [{ per: 'month', limit: 500, left: 500 }])?.exceeds).toBe('later');
    expect(levelBudget(falls, [{ per: 'whole', limit: 500, left: 500 }])?.exceeds).toBeNull();
  });
});
