import { z } from 'zod';
import { taskKind } from '../kind';
import { behaviourCount } from '../rules/behaviours';

/** Surveys that were answered, or one of them (S0-8.3). */
export const survey = taskKind({
  code: 'survey',
  params: z.strictObject({ survey: z.string().trim().max(128).nullable().default(null) }),
  fields: { survey: { as: 'code', optional: true } },
  example: { survey: 'autumn-2026' },
  unit: 'times',
  sample: { name: 'survey', facts: { event: 'e', object: '["survey","autumn-2026"]' } },
  count: ({ survey: name }, happening) => {
    const isAsked = name === null || happening.facts.object === JSON.stringify(['survey', name]);
    return isAsked ? behaviourCount(happening, 'survey') : null;
  },
});
