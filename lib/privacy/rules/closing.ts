import { z } from 'zod';

/** Why a member leaves, if he says so, and the proof that it is himself. */
export const AskClosingInput = z.object({
  reason: z.string().trim().max(300).optional(),
  code: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  password: z.string().min(1).max(200).optional(),
});
