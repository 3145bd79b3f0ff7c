import { z } from 'zod';
import { PASSWORD_MAX, refusePassword } from '@/lib/kernel/password';

const Mobile = z.string().trim().min(1).max(32);
const GivenPassword = z.string().min(1).max(PASSWORD_MAX);

/** A one-time code as people type or paste it. */
export const CodeText = z
  .string()
  .max(20)
  .transform((text) => text.normalize('NFKC').replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/));

/** Where a code shall go. */
export const RequestCodeInput = z.object({ mobile: Mobile });

/** A mobile and the code that was sent to it. */
export const CodeSignInInput = z.object({
  mobile: Mobile,
  code: CodeText,
  inviterCode: z.string().trim().max(40).optional(),
  /** He ticked that he wants offers by text message (4.K). */
  wantsOffers: z.boolean().optional(),
});

/** A mobile and its member's password. */
export const PasswordSignInInput = z.object({ mobile: Mobile, password: GivenPassword });

/** A new password, and the proof that it is oneself: the old one, or a code sent to one's own mobile. */
export const SetPasswordInput = z.object({
  password: z.string().superRefine((text, context) => {
    const problem = refusePassword(text);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  }),
  current: GivenPassword.optional(),
  code: CodeText.optional(),
});
