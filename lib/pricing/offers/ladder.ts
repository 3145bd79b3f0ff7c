import { z } from 'zod';
import { type Effect, none, offerKind, type View } from '../kind';
import { sum } from '../rules/amounts';
import {
  belowThreshold,
  isOneWay,
  judgedAmount,
  ONE_WAY,
  type Reduction,
  reduceAll,
  reduction,
  sayReduction,
} from '../rules/parameters';

const STEPS_MAX = 10;
const Step = z.strictObject({ from: z.int().min(1).meta({ as: 'step' }), ...reduction }).refine(isOneWay, ONE_WAY);

/** Whether each step asks for more and gives no less, all in one form. */
function rises(steps: readonly (Reduction & { from: number })[]): boolean {
  return steps.every((step, index) => {
    const before = steps[index - 1];
    if (before === undefined) return true;
    const gives =
      step.off === undefined
        ? before.rateBp !== undefined && (step.rateBp ?? 0) <= before.rateBp
        : before.off !== undefined && step.off >= before.off;
    return step.from > before.from && gives;
  });
}

/** The more, the cheaper: the highest step that amount or quantity reaches counts alone (S0-3.1). */
export const ladder = offerKind({
  code: 'ladder',
  layers: ['order', 'line', 'coupon'],
  params: z.strictObject({
    by: z.enum(['amount', 'quantity']),
    steps: z.array(Step).min(1).max(STEPS_MAX).refine(rises, { message: 'each step asks for more and gives no less' }),
  }),
  example: {
    by: 'amount',
    steps: [
      { from: 10_000, off: 1_000 },
      { from: 30_000, off: 5_000 },
    ],
  },
  says({ by, steps }) {
    const top = steps.at(-1) ?? { from: 0, off: 0 };
    const { form, values } = sayReduction(top);
    const threshold = { as: by === 'amount' ? ('money' as const) : ('number' as const), value: top.from };
    return {
      form: `${by}_${form}`,
      values: { ...values, from: threshold, steps: { as: 'number', value: steps.length } },
    };
  },
  bounds: ({ by, steps }) => ({ most: steps.at(-1)?.off, from: by === 'amount' ? (steps[0]?.from ?? 0) : 0 }),
  isOfSum: () => true,
  effect({ by, steps }, view) {
    for (const step of steps.toReversed()) {
      const effect = reduceAll(step, view);
      if (effect.type === 'discount' && isReached(by, step.from, view, effect)) return effect;
    }
    const first = steps[0]?.from ?? 0;
    if (by === 'amount') return belowThreshold(first, Math.min(view.amount, first - 1));
    return none('below_quantity', { actual: view.quantity, needed: first, short: first - view.quantity });
  },
});

function isReached(
  by: 'amount' | 'quantity',
  from: number,
  view: View,
  effect: Effect & { type: 'discount' },
): boolean {
  return by === 'quantity'
    ? view.quantity >= from
    : judgedAmount(view, Math.min(effect.amount, sum(view.nets))) >= from;
}
