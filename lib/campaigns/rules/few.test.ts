import { expect, test } from 'vitest';
import { aroundWithoutFew, netOf, type SplitRow, withoutFew } from './few';
import { FIGURES, type FunnelStep, type ToldFigure } from './monitor';

const row = (key: string, participants: number, buyers: number, more: Partial<SplitRow> = {}): SplitRow => ({
  key,
  participants,
  newMembers: 0,
  users: buyers,
  buyers,
  orders: buyers,
  amount: buyers * 100,
  refunded: 0,
  used: buyers,
  discount: buyers * 10,
  ...more,
});
const tellable = (people: Readonly<Record<string, number>>, rows: readonly SplitRow[]) => ({
  figures: FIGURES.map(({ code, unit, drill }): ToldFigure => ({ code, unit, drill, value: people[code] ?? 7 })),
  funnel: (['joined', 'claimed', 'used', 'ordered'] as const).map(
    (code): FunnelStep => ({ code, people: people[code] ?? 7, drill: 'participants' }),
  ),
  splits: { store: rows },
  days: [],
  goods: [],
});

test('a row of few is not told, nor the next by which it could be counted out', () => {
  const { splits } = withoutFew(tellable({}, [row('a', 20, 20), row('b', 3, 3), row('c', 9, 9)]));
  expect(splits.store.map((one) => [one.key, one.participants, one.amount])).toEqual([
    ['a', 20, 2_000],
    ['b', null, null],
    ['c', null, null],
  ]);
});

test('of a row that many took part in, what a few of them did is not told', () => {
  const { splits } = withoutFew(tellable({}, [row('a', 20, 2, { newMembers: 6 }), row('b', 30, 30)]));
  const [a, b] = splits.store;
  expect(a).toMatchObject({
    participants: 20,
    newMembers: 6,
    buyers: null,
    orders: null,
    amount: null,
    discount: null,
  });
  expect(b).toMatchObject({ participants: 30, orders: null });
});

test('numbers of the whole fall away with the people behind them, and no number leads to single rows', () => {
  const { figures, funnel } = withoutFew(tellable({ ordered: 4 }, []));
  const hidden = figures.filter(({ isFew }) => isFew).map(({ code }) => code);
  expect(hidden).toEqual(FIGURES.filter(({ behind }) => behind.includes('buyers')).map(({ code }) => code));
  expect(hidden).toContain('roi');
  expect([...figures, ...funnel].every(({ drill }) => drill === null)).toBe(true);
  expect(funnel.find(({ code }) => code === 'ordered')).toMatchObject({ people: null, isFew: true });
});

test('beside the program: few buyers hide what they bought', () => {
  expect(aroundWithoutFew({ orders: 9, amount: 900, buyers: 4, joined: 5 })).toEqual({
    orders: null,
    amount: null,
    buyers: null,
    joined: 5,
  });
  expect(netOf({ amount: null, refunded: null })).toBeNull();
});
