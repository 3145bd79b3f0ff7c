import { expect, test } from 'vitest';
import { DEFAULT_ZONE } from '@/lib/kernel/locale';
import { partsOf } from './parts';

const line = (category: string | null, above: readonly string[], brand: string | null, net: number) => ({
  category,
  above,
  brand,
  net,
});

test('an order counts once as a sale, once for each category with those above it, once for each brand', () => {
  const parts = partsOf(
    {
      memberId: 'm',
      paidAt: new Date('2026-03-09T16:30:00Z'),
      storeCode: 'S1',
      lines: [
        line('fruit', ['food', 'fresh'], 'b1', 100),
        line('fish', ['food', 'fresh'], 'b1', 50),
        line('soap', ['home'], 'b2', 7),
        line(null, [], null, 3),
      ],
    },
    DEFAULT_ZONE,
  );
  expect(parts.map(({ kind, code, orders, amount }) => [kind, code, orders, amount])).toEqual([
    ['sale', 'S1', 1, 160],
    ['category', 'food', 1, 150],
    ['category', 'fresh', 1, 150],
    ['category', 'fruit', 1, 100],
    ['category', 'fish', 1, 50],
    ['category', 'home', 1, 7],
    ['category', 'soap', 1, 7],
    ['brand', 'b1', 1, 150],
    ['brand', 'b2', 1, 7],
  ]);
  // Half past midnight in the program's zone: the next local day, hour 0.
  expect(parts[0]).toMatchObject({ day: '2026-03-10', hour: 0 });
  expect(parts[1]).toMatchObject({ day: '2026-03-10', hour: -1 });
});
