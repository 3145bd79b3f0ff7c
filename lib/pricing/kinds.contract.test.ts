import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '@/lib/kernel/locale';
import { messagesOf } from '@/lib/platform/i18n/messages';
import type { Slice } from './kind';
import { offerKinds } from './registry';
import { OfferTermsSchema } from './schema';
import { goods, price } from './testing/build';
import { sayOffer } from './words';

const name = { zh: '优惠', en: 'Offer' };
const discounting = offerKinds.all.filter(({ layers }) =>
  layers.some((layer) => ['line', 'order', 'coupon'].includes(layer)),
);

test('the kinds are those of the scope', () => {
  expect(offerKinds.all.map(({ code }) => code).sort()).toEqual([
    'birthday',
    'brand_discount',
    'bundle',
    'buy_n',
    'category_discount',
    'contract_price',
    'flash_price',
    'free_freight',
    'gift_coupon',
    'gift_goods',
    'gift_membership_days',
    'gift_points',
    'item_discount',
    'ladder',
    'level_price',
    'member_day',
    'member_price',
    'order_discount',
    'points_multiplier',
    'points_tender',
    'quantity_save',
    'reduced_freight',
    'second_half_price',
    'spend_save',
  ]);
});

describe.each(offerKinds.all.map((kind) => [kind.code, kind] as const))('the offer kind %s', (code, kind) => {
  const layer = kind.layers[0];
  const terms = { kind: code, params: kind.example, layer, name };

  test('reads its own example, survives JSON and says it in both languages', () => {
    const read = OfferTermsSchema.parse(JSON.parse(JSON.stringify(terms)));
    const again = OfferTermsSchema.parse(JSON.parse(JSON.stringify(read)));
    expect(again).toEqual(read);
    for (const locale of LOCALES) {
      const said = sayOffer(read, locale);
      expect(said).not.toContain('pricing.');
      expect(said).not.toContain('{');
    }
  });

  test('refuses parameters that are not its own and layers in which it may not stand', () => {
    expect(OfferTermsSchema.safeParse({ ...terms, params: { ...(kind.example as object), ghost: 1 } }).success).toBe(
      false,
    );
    expect(OfferTermsSchema.safeParse({ ...terms, layer: layer === 'unit' ? 'order' : 'unit' }).success).toBe(false);
  });

  test('has words for every form in which it may speak', () => {
    for (const locale of LOCALES) {
      const kinds = messagesOf(locale).pricing?.kinds as Record<string, object>;
      expect(Object.keys(kinds[code] ?? {}).length).toBeGreaterThan(0);
    }
  });

  test('does nothing to no goods', () => {
    const params = kind.params.parse(kind.example);
    const view = { slices: [] as Slice[], nets: [], quantity: 0, amount: 0, isAfter: false, freight: 0 };
    const effect = kind.effect(params, view);
    if (effect.type === 'discount') expect(effect.weights).toEqual([]);
    expect(kind.covers(params, goods('none of them', 100))).toBeTypeOf('boolean');
    expect(price([], []).totals.payable).toBe(0);
  });
});

describe.each(discounting.map((kind) => [kind.code, kind] as const))('what %s says for looking ahead', (_, kind) => {
  const params = kind.params.parse(kind.example);
  const nets = fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 1, maxLength: 6 });

  test('holds: it takes no more than its most and its part, and nothing below its threshold', () => {
    fc.assert(
      fc.property(nets, fc.nat(5), (amounts, more) => {
        const view = viewOf(amounts, more);
        const effect = kind.effect(params, view);
        if (effect.type !== 'discount') return;
        const { most, from } = kind.bounds(params);
        const ratio = kind.ratio(params);
        const taken = Math.min(effect.amount, view.amount);
        expect(taken).toBeLessThanOrEqual(most ?? taken);
        if (ratio !== null) expect(taken * 10_000).toBeLessThanOrEqual(view.amount * (10_000 - ratio));
        expect(view.amount).toBeGreaterThanOrEqual(from);
      }),
    );
  });

  test('holds: where it ignores amounts, it does the same whatever its goods come to', () => {
    if (!kind.ignoresAmount) return;
    fc.assert(
      fc.property(nets, fc.nat(90_000), (amounts, amount) => {
        const view = viewOf(amounts, 3);
        expect(kind.effect(params, { ...view, amount })).toEqual(kind.effect(params, view));
      }),
    );
  });
});

describe.each(offerKinds.all.map((kind) => [kind.code, kind] as const))('what %s says of sums', (_, kind) => {
  const nets = fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 1, maxLength: 6 });

  test('holds: with the goods as one sum it comes to the same, and it spreads by what they cost', () => {
    const params = kind.params.parse(kind.example);
    if (!kind.isOfSum(params)) return;
    fc.assert(
      fc.property(nets, fc.nat(5), fc.boolean(), fc.nat(2_000), (amounts, more, isAfter, freight) => {
        const view = { ...viewOf(amounts, more), isAfter, freight };
        const [told, summed] = [
          kind.effect(params, view),
          kind.effect(params, { ...view, slices: [], nets: [view.amount] }),
        ];
        if (told.type === 'discount') expect(told.weights).toEqual(view.nets);
        expect({ ...summed, weights: null }).toEqual({ ...told, weights: null });
      }),
    );
  });
});

/** Lines of goods that the examples name, of one to so many units each. */
function viewOf(nets: readonly number[], more: number) {
  const slices = nets.map((net, index): Slice => {
    const quantity = 1 + ((index + more) % 4);
    const own = goods(index % 2 === 0 ? 'TEA-01' : 'CUP-01', net, { categories: ['fresh'], brand: 'cha-yun' });
    return { index, line: String(index), goods: own, quantity, price: net, floor: 0, closed: 'no' };
  });
  const quantity = slices.reduce((total, slice) => total + slice.quantity, 0);
  return { slices, nets, quantity, amount: nets.reduce((total, net) => total + net, 0), isAfter: false, freight: 0 };
}

test('an unknown kind, a condition on what nobody knows and one of the wrong sort are refused', () => {
  const terms = { kind: 'order_discount', params: { off: 1 }, layer: 'order', name };
  expect(OfferTermsSchema.safeParse(terms).success).toBe(true);
  expect(OfferTermsSchema.safeParse({ ...terms, kind: 'full_moon' }).success).toBe(false);
  expect(OfferTermsSchema.safeParse({ ...terms, conditions: { attribute: 'moon.phase', atLeast: 1 } }).success).toBe(
    false,
  );
  expect(OfferTermsSchema.safeParse({ ...terms, conditions: { attribute: 'member.level', atLeast: 1 } }).success).toBe(
    false,
  );
  expect(OfferTermsSchema.safeParse({ ...terms, conditions: { attribute: 'cart.amount', oneOf: ['1'] } }).success).toBe(
    false,
  );
});
