import { z } from 'zod';
import { PASSWORD_MAX, refusePassword } from '@/lib/kernel/password';
import { PERMISSIONS } from '@/lib/kernel/permission';
import { readRecovery } from './rules/recovery';
import { REACHES } from './rules/roles';

const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());
const Name = z.string().trim().min(1).max(80);
const Reason = z.string().trim().min(2).max(200);
const SixDigits = z
  .string()
  .transform((text) => text.normalize('NFKC').replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/));
/** A code of the authenticator, or a recovery code in its place. */
const SecondFactor = z.union([
  SixDigits,
  z
    .string()
    .max(60)
    .refine((text) => readRecovery(text) !== null),
]);
const GivenPassword = z.string().min(1).max(PASSWORD_MAX);

/** A new password: refused with the code of what is wrong with it. */
const NewPassword = z.string().superRefine((text, context) => {
  const problem = refusePassword(text);
  if (problem !== null) context.addIssue({ code: 'custom', message: problem });
});

/** A role for everything, a region or a store; whether it is one, and has the scope it needs, is told by the command. */
const Grant = z.object({
  role: z.string().min(1).max(64),
  regionId: z.uuid().nullable().default(null),
  storeId: z.uuid().nullable().default(null),
});

/** A role of the retailer's own: what it is called, how far it reaches, and what it allows. */
const RoleTerms = z.object({
  nameZh: Name,
  nameEn: Name,
  reach: z.enum(REACHES),
  permissions: z.array(z.enum(PERMISSIONS)).min(1).max(PERMISSIONS.length),
});

/** A new role. */
export const CreateRoleInput = RoleTerms;

/** A role as it shall be from now on, and why. */
export const ChangeRoleInput = RoleTerms.extend({ code: z.uuid(), reason: Reason });

/** Which role is put away, and why. */
export const ArchiveRoleInput = z.object({ code: z.uuid(), reason: Reason });

/** What staff type to sign in; the code only with a second factor. */
export const StaffSignInInput = z.object({ email: Email, password: GivenPassword, code: SecondFactor.optional() });

/** A code of the authenticator to confirm it. */
export const ConfirmTotpInput = z.object({ code: SixDigits });

/** The password once more, before something that protects the account is taken away. */
export const RemoveTotpInput = z.object({ password: GivenPassword });

/** The old password and the new one. */
export const ChangePasswordInput = z.object({ current: GivenPassword, password: NewPassword });

/** A person to work in the back office; without a password one is made and shown once. */
export const CreateStaffInput = z.object({
  email: Email,
  name: Name,
  password: NewPassword.optional(),
  grants: z.array(Grant).min(1).max(20),
  isDemo: z.boolean().default(false),
});

/** All roles a member of staff shall hold from now on. */
export const SetRolesInput = z.object({ staffId: z.uuid(), grants: z.array(Grant).max(20) });

/** A new password for somebody who lost his. */
export const ResetPasswordInput = z.object({ staffId: z.uuid(), password: NewPassword });

/** Who is meant, and why. */
export const StaffReasonInput = z.object({ staffId: z.uuid(), reason: Reason });

/** A key for a till, shop or system; at most one of region and store. */
export const CreateApiKeyInput = z
  .object({
    name: Name,
    scopes: z.array(z.enum(PERMISSIONS)).min(1),
    regionId: z.uuid().nullable().default(null),
    storeId: z.uuid().nullable().default(null),
    ratePerSecond: z.int().min(1).max(100_000).nullable().default(50),
    expiresAt: z.coerce.date().nullable().default(null),
    isDemo: z.boolean().default(false),
  })
  .refine(({ regionId, storeId }) => regionId === null || storeId === null, { message: 'one_scope_only' });

/** Which key, and why. */
export const RevokeApiKeyInput = z.object({ keyId: z.uuid(), reason: Reason });

/** What is asked for: a permission, or a member of another store to be seen; from which page, and why. */
export const AskAccessInput = z.object({
  subject: z.union([
    z.object({ permission: z.enum(PERMISSIONS) }),
    z.object({ member: z.string().regex(/^mem_\w{1,40}$/) }),
  ]),
  page: z
    .string()
    .max(200)
    .regex(/^\/console(\/|$)/),
  reason: z.string().trim().min(4).max(300),
});

/** Which request is answered, how, and what is said to it. */
export const AnswerAccessInput = z.object({
  requestId: z.uuid(),
  answer: z.enum(['granted', 'refused']),
  note: z.string().trim().max(300).default(''),
});
