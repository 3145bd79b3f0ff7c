import { z } from 'zod';
import { benefitKind } from '../kind';
import { Fen, offerEffect } from '../rules/parameters';

const STEPS_MAX = 10;
const Step = z.strictObject({ from: Fen, off: Fen });

/** The more, the more off (阶梯满减, S0-3.1). */
export const ladder = benefitKind({
  code: 'ladder',
  family: 'spend_save',
  params: z.strictObject({
    steps: z
      .array(Step)
      .min(1)
      .max(STEPS_MAX)
      .refine(
        (steps) =>
          steps.every(({ from, off }, at) => {
            const before = steps[at - 1];
            return off <= from && (before === undefined || (from > before.from && off >= before.off));
          }),
        { message: 'steps_must_rise' },
      ),
  }),
  fields: { steps: { as: 'steps' } },
  example: {
    steps: [
      { from: 10_000, off: 1_000 },
      { from: 30_000, off: 5_000 },
    ],
  },
  says: ({ steps }) => ({
    form: 'steps',
    values: {
      from: { as: 'money', value: steps[0]?.from ?? 0 },
      off: { as: 'money', value: steps.at(-1)?.off ?? 0 },
      steps: { as: 'number', value: steps.length },
    },
  }),
  effect: ({ steps }) => offerEffect('ladder', 'order', { by: 'amount', steps }),
});
