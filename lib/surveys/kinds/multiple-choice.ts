import { z } from 'zod';
import { questionKind } from '../kind';
import { optionsSchema } from '../rules/options';

/** Some of several answers; how many at the most may be said. */
export const multipleChoice = questionKind({
  code: 'multiple_choice',
  params: z.strictObject({
    options: optionsSchema,
    max: z.int().min(1).max(20).nullable().default(null),
  }),
  example: {
    options: [
      { code: 'a', text: { zh: '价格', en: 'Prices' } },
      { code: 'b', text: { zh: '品质', en: 'Quality' } },
      { code: 'c', text: { zh: '服务', en: 'Service' } },
    ],
    max: 2,
  },
  asks: ({ options, max }) => ({ as: 'many', options, min: 1, max: Math.min(max ?? options.length, options.length) }),
});
