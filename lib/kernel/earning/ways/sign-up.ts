import { z } from 'zod';
import { earningWay } from '../way';

/** Joining the program: granted with the enrolment, never by an event (P-points). */
export const signUp = earningWay({
  code: 'sign_up',
  params: z.strictObject({}),
  example: {},
  props: null,
  propsExample: {},
});
