import { z } from 'zod';
import { CATEGORIES } from './kind';

const Hour = z.int().min(0).max(23);

/** Which message was read; none is all of them. */
export const MarkReadInput = z.strictObject({ message: z.string().max(40).nullable() });

/** What shall be muted, and when it shall be quiet. */
export const PreferencesInput = z.strictObject({
  muted: z.array(z.enum(CATEGORIES)).max(CATEGORIES.length),
  quiet: z
    .strictObject({ from: Hour, to: Hour })
    .refine(({ from, to }) => from !== to, { error: 'quiet_hours_empty', path: ['to'] })
    .nullable(),
});

/** Whether to be reminded of checking in. */
export const ReminderInput = z.strictObject({ isOn: z.boolean() });
