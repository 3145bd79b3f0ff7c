import { z } from 'zod';
import { ChoiceSchema } from './rules/choice';
import { RemedySchema } from './rules/due';

/** What is repaired, and how, to be looked at. */
export const PreviewInput = z.strictObject({ choice: ChoiceSchema, remedy: RemedySchema });

/** Submitting a repair: what it is called, why, and a key that makes a repeat the same one (4.F). */
export const SubmitInput = PreviewInput.extend({
  key: z.string().min(1).max(128),
  name: z.string().trim().min(1, { message: 'missing' }).max(80),
  reason: z.string().trim().min(3, { message: 'note_short' }).max(500),
});

/** A repair by its id. */
export const RepairRef = z.object({ id: z.uuid() });

/** Cancelling what is not done yet, with why. */
export const CancelInput = RepairRef.extend({ note: z.string().trim().min(3, { message: 'note_short' }).max(500) });
