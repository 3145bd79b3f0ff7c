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

const Words = (max: number) =>
  z.strictObject({ zh: z.string().trim().min(1, { error: 'words_missing' }).max(max), en: z.string().trim().max(max) });
const Reason = z.string().trim().min(3, { error: 'note_short' }).max(200);

/** What is written to one member, and why; without English its reader sees the Chinese. */
export const WriteMessageInput = z.strictObject({
  memberId: z.string().max(64),
  title: Words(40),
  text: Words(300),
  reason: Reason,
});

/** Which written message is taken back, and why. */
export const WithdrawMessageInput = z.strictObject({
  memberId: z.string().max(64),
  message: z.string().max(64),
  reason: Reason,
});
