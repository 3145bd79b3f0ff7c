import { z } from 'zod';
import { questionKind } from '../kind';
import { optionsSchema } from '../rules/options';

/** One of several answers. */
export const singleChoice = questionKind({
  code: 'single_choice',
  params: z.strictObject({ options: optionsSchema }),
  example: {
    options: [
      { code: 'a', text: { zh: '线上', en: 'Online' } },
      { code: 'b', text: { zh: '门店', en: 'In a store' } },
    ],
  },
  asks: ({ options }) => ({ as: 'one', options }),
});
