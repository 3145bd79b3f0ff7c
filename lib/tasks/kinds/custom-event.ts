import { z } from 'zod';
import { taskKind } from '../kind';
import { behaviourCount } from '../rules/behaviours';

/** Any behaviour by its name that a rule of points or growth counted. */
export const customEvent = taskKind({
  code: 'custom_event',
  params: z.strictObject({ event: z.string().regex(/^[a-z][a-z0-9_.]{0,63}$/, { message: 'bad_code' }) }),
  fields: { event: { as: 'code' } },
  example: { event: 'video_watched' },
  unit: 'times',
  sample: { name: 'video_watched', facts: { event: 'e', object: null } },
  count: ({ event }, happening) => behaviourCount(happening, event),
});
