import { z } from 'zod';

const AT_ONCE = 500;

/** A failure as it is named outside: its kind and number. */
export const FailureName = z.string().regex(/^(event|job)-\d{1,15}$/);

/** Which failures: those named, or (null) all that the list's view and search find; and why, for the trail. */
export const FailuresInput = z.object({
  failures: z.array(FailureName).min(1).max(AT_ONCE).nullable(),
  view: z.string().max(20).default('all'),
  q: z.string().trim().max(200).default(''),
  note: z.string().trim().min(3, { message: 'note_short' }).max(500),
});

/** Which failures. */
export type FailuresInput = z.output<typeof FailuresInput>;
