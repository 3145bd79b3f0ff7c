import { z } from 'zod';

const NOTE_MAX = 200;

/** A section as it shall stand, the version that the form was filled from, and why. */
export const SaveSettingsInput = z.object({
  section: z.string().max(40),
  base: z.int().min(0),
  value: z.record(z.string(), z.unknown()),
  note: z.string().trim().max(NOTE_MAX).default(''),
});
