import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carts, offersOf } from '../testing/arbitraries';
import { price } from '../testing/build';

// A beam so wide that it keeps every set lists them all and never looks ahead: what looking ahead leaves out must not win.
const ALL = 1 << 12;

const settings = fc.record({
  orderMax: fc.constantFrom(null, null, 1_500, 9_000),
  initialLayers: fc.constantFrom([], ['line', 'order', 'coupon'] as const),
  coupons: fc.constantFrom({ goods: 1, freight: 1 }, { goods: 2, freight: 1 }, { goods: 20, freight: 20 }),
});

test('looking ahead and remembering change no answer: every set that is left out would lose', () => {
  fc.assert(
    fc.property(carts, offersOf(7), settings, (lines, offers, given) => {
      const priced = (more: object) =>
        price(lines, offers, { cart: { freight: 900, points: null }, settings: { ...given, ...more } });
      const { search, ...found } = priced({ exhaustiveMax: 12 });
      const { search: _, ...listed } = priced({ exhaustiveMax: -1, beamWidth: ALL });
      expect(search.by).toBe('exhaustive');
      expect(found).toEqual(listed);
    }),
    { numRuns: Number(process.env.PRICING_RUNS ?? 500) },
  );
});
