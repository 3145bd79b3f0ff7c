import { z } from 'zod';
import { holds, RuleTreeSchema } from '../../rule-tree';
import { earningWay } from '../way';

/** How a custom event may be called; the codes of other ways are taken. */
export const CUSTOM_NAME = /^[a-z][a-z0-9_.]{0,63}$/;

/**
 * Any event by its name, when the condition on its props holds: a number stands under its name, yes is 1, a text is the
 * attribute `name=value` with 1.
 */
export const customEvent = earningWay({
  code: 'custom_event',
  params: z.strictObject({ event: z.string().regex(CUSTOM_NAME), when: RuleTreeSchema.nullable() }),
  example: { event: 'video_watched', when: { attribute: 'seconds', atLeast: 60 } },
  props: z.record(z.string().max(64), z.unknown()),
  propsExample: { seconds: 90, channel: 'app' },
  speaks: ({ event, when }, { type, facts }) => event === type && (when === null || holds(when, facts)),
});
