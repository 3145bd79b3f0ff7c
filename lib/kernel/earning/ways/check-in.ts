import { z } from 'zod';
import { ACTED_FROM } from '../acted-from';
import { earningWay } from '../way';

/** Checking in; how often a day it counts is a limit of its rule (P-growth, 4.H). */
export const checkIn = earningWay({
  code: 'check_in',
  params: z.strictObject({}),
  example: {},
  props: z.object(ACTED_FROM),
  propsExample: { device: 'a81f' },
});
