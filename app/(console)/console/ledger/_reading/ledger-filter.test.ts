import { expect, test } from 'vitest';
import { ledgerFilter } from './ledger-filter';

const SHANGHAI = 'Asia/Shanghai';

test('days are whole local ones, both inclusive', () => {
  const { from, to } = ledgerFilter({ from: ['2026-11-01'], to: ['2026-11-01'] }, SHANGHAI);
  expect([from.toISOString(), to.toISOString()]).toEqual(['2026-10-31T16:00:00.000Z', '2026-11-01T16:00:00.000Z']);
});

test('a day of 25 hours is one day', () => {
  const { from, to } = ledgerFilter({ from: ['2026-11-01'], to: ['2026-11-01'] }, 'America/New_York');
  expect((to.getTime() - from.getTime()) / 3_600_000).toBe(25);
});

test.each([[undefined], ['yesterday'], ['0001-01-01'], ['9999-12-31']])('%s narrows nothing', (text) => {
  const { from, to } = ledgerFilter({ from: [text ?? ''], to: [text ?? ''] }, SHANGHAI);
  expect([from.getUTCFullYear(), to.getUTCFullYear()]).toEqual([1969, 2199]);
});

test('unknown kinds and assets fall away', () => {
  expect(ledgerFilter({ type: ['EARN', 'GIFT'], asset: ['coins'] }, SHANGHAI)).toMatchObject({
    types: ['EARN'],
    assets: [],
  });
});
