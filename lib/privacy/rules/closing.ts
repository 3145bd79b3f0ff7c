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

const Served = { memberId: z.string().max(60), reason: z.string().trim().min(3).max(300) };

/** A member who is served, and what he asked for in the words of the staff: for the trail. */
export const ServeMemberInput = z.object(Served);

/** The same, about one of his exports. */
export const ServeExportInput = z.object({ ...Served, id: z.uuid() });
