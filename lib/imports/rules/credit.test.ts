import { describe, expect, test } from 'vitest';
import { matchCredit, type OpenUnits, refundPlans, shareCredited } from './credit';

const at = (day: number) => new Date(Date.UTC(2010, 11, day));
const open = (order: string, day: number, units: number, sku = 'A', lineId = '0001'): OpenUnits => ({
  orderExternalId: order,
  lineId,
  sku,
  paidAt: at(day),
  units,
});
const taken = (takes: ReturnType<typeof matchCredit>) =>
  takes.map((ofRow) =>
    ofRow.map(({ orderExternalId, lineId, units }) => `${orderExternalId}/${lineId}×${units}`).join(' '),
  );

describe('a credit row', () => {
  test('takes from the newest sale first, and on from the next one', () => {
    const rows = [{ sku: 'A', quantity: 7 }];
    expect(taken(matchCredit(rows, at(9), [open('old', 1, 10), open('new', 5, 4)]))).toEqual(['new/0001×4 old/0001×3']);
  });

  test('never takes from a sale after it, but from one of its own moment', () => {
    const rows = [{ sku: 'A', quantity: 1 }];
    expect(taken(matchCredit(rows, at(3), [open('later', 4, 9), open('now', 3, 9), open('before', 2, 9)]))).toEqual([
      'now/0001×1',
    ]);
  });

  test('takes only its own code, and what is there when that is less', () => {
    const rows = [{ sku: 'A', quantity: 5 }];
    expect(taken(matchCredit(rows, at(9), [open('1', 1, 2), open('2', 1, 9, 'B')]))).toEqual(['1/0001×2']);
    expect(taken(matchCredit(rows, at(9), []))).toEqual(['']);
  });

  test('leaves less to the rows after it', () => {
    const rows = [
      { sku: 'A', quantity: 2 },
      { sku: 'A', quantity: 3 },
    ];
    const lines = [open('1', 1, 1, 'A', '0002'), open('1', 1, 3, 'A', '0001')];
    expect(taken(matchCredit(rows, at(9), lines))).toEqual(['1/0001×2', '1/0001×1 1/0002×1']);
  });
});

test('all that one sale gives becomes one refund', () => {
  const takes = [
    { orderExternalId: 'x', lineId: '0002', units: 1 },
    { orderExternalId: 'y', lineId: '0001', units: 4 },
    { orderExternalId: 'x', lineId: '0001', units: 2 },
    { orderExternalId: 'x', lineId: '0002', units: 1 },
  ];
  expect(refundPlans(takes)).toEqual([
    {
      orderExternalId: 'x',
      lines: [
        { id: '0001', quantity: 2 },
        { id: '0002', quantity: 2 },
      ],
    },
    { orderExternalId: 'y', lines: [{ id: '0001', quantity: 4 }] },
  ]);
});

test('what an earlier run credited is told of the same rows again', () => {
  const rows = [
    { sku: 'A', quantity: 2 },
    { sku: 'B', quantity: 1 },
    { sku: 'A', quantity: 3 },
  ];
  expect(shareCredited(rows, new Map([['A', 4]]))).toEqual([2, 0, 2]);
});
