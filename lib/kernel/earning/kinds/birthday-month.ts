import { z } from 'zod';
import { conditionKind } from '../kind';

/** Speaks in the local month of the member's birthday (S1-3.4.1). */
export const birthdayMonth = conditionKind({
  code: 'birthday_month',
  params: z.strictObject({}),
  fields: {},
  example: {},
  speaks: (_params, _line, { birthMonth, month }) => birthMonth === month,
});
