import { z } from 'zod';

/** The personal fields of a member that are masked until somebody asks for them with a reason (4.K). */
export const REVEALABLE = ['name', 'mobile', 'email', 'birthday'] as const;

/** One personal field. */
export type Revealable = (typeof REVEALABLE)[number];

/** Whose fields are to be shown as they are, which, and why; the reason stands in the audit trail. */
export const RevealMemberInput = z.object({
  memberId: z.string().max(64),
  fields: z
    .array(z.enum(REVEALABLE))
    .min(1)
    .transform((fields) => REVEALABLE.filter((field) => fields.includes(field))),
  reason: z.string().trim().min(4).max(200),
});
