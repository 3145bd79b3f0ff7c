import { expect, test } from 'vitest';
import { priceStory, type StoryRow, stateAt } from './price-story';

const at = (day: number): Date => new Date(Date.UTC(2026, 2, day));
const row = (kind: StoryRow['kind'], amount: number, from: number, to: number | null, more = {}): StoryRow => ({
  id: `${kind}${amount}`,
  kind,
  holder: '',
  storeCode: '',
  amount,
  startsAt: at(from),
  endsAt: to === null ? null : at(to),
  withdrawnAt: null,
  ...more,
});

test.each([
  ['over at its end', row('list', 1, 1, 10), 'over'],
  ['holding at its start', row('list', 1, 10, 11), 'holds'],
  ['holding without an end', row('list', 1, 1, null), 'holds'],
  ['scheduled', row('list', 1, 11, null), 'scheduled'],
  ['withdrawn whenever it was to begin', row('list', 1, 1, null, { withdrawnAt: at(2) }), 'withdrawn'],
])('a row is %s', (_, given, state) => expect(stateAt(given, at(10))).toBe(state));

test('rows become lines by kind, those for all stores first, each with what holds and what comes next', () => {
  const rows = [
    row('member', 18, 1, null),
    row('list', 30, 25, null),
    row('list', 25, 15, 20),
    row('list', 20, 1, 15),
    row('list', 22, 20, 25, { withdrawnAt: at(9) }),
    row('list', 21, 1, null, { storeCode: 'SH01' }),
    row('level', 17, 1, 5, { holder: 'gold' }),
  ];
  const story = priceStory(rows, at(10));
  expect(story.map(({ kind, storeCode, now, next }) => [kind, storeCode, now?.amount, next?.amount])).toEqual([
    ['list', '', 20, 25],
    ['list', 'SH01', 21, undefined],
    ['member', '', 18, undefined],
    ['level', '', undefined, undefined],
  ]);
  expect(story[0]?.rows.map(({ amount, state }) => [amount, state])).toEqual([
    [30, 'scheduled'],
    [22, 'withdrawn'],
    [25, 'scheduled'],
    [20, 'holds'],
  ]);
});
