import { z } from 'zod';
import { traits } from '../registry';

/** What a member says of himself, whole: what he leaves out he takes back. */
export const TraitsInput = z.strictObject({
  traits: z.strictObject(
    Object.fromEntries(
      traits.all.map(({ code, values, isMany }) => [
        code,
        z
          .array(z.enum(values as [string, ...string[]]))
          .max(isMany ? values.length : 1)
          .default([]),
      ]),
    ),
  ),
});
