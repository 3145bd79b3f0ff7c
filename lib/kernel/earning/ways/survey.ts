import { z } from 'zod';
import { earningWay } from '../way';

/** Answering a survey: once each (P-points). */
export const survey = earningWay({
  code: 'survey',
  params: z.strictObject({}),
  example: {},
  props: z.object({ survey: z.string().trim().min(1).max(128) }),
  propsExample: { survey: 'autumn-2026' },
  object: ({ survey: name }) => JSON.stringify(['survey', name]),
});
