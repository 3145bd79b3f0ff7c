import { z } from 'zod';
import { taskKind } from '../kind';
import { behaviourCount } from '../rules/behaviours';

/** Shares that counted: the same thing once a day, within the limits of the rules (4.L). */
export const share = taskKind({
  code: 'share',
  params: z.strictObject({}),
  fields: {},
  example: {},
  unit: 'times',
  sample: { name: 'share', facts: { event: 'e', object: null } },
  count: (_, happening) => behaviourCount(happening, 'share'),
});
