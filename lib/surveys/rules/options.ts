import { z } from 'zod';
import { textOf } from './text';

const OPTIONS_MAX = 20;

/** The answers to choose from: two at least, each with a code of its own by which it is counted over all versions. */
export const optionsSchema = z
  .array(
    z.strictObject({
      code: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,31}$/, { message: 'bad_code' }),
      text: textOf(80),
    }),
  )
  .min(2, { message: 'too_few_options' })
  .max(OPTIONS_MAX)
  .superRefine((options, context) => {
    options.forEach(({ code }, at) => {
      if (options.findIndex((one) => one.code === code) !== at)
        context.addIssue({ code: 'custom', path: [at, 'code'], message: 'named_twice' });
    });
  });
