import { z } from 'zod';
import { CalendarDate } from '@/lib/kernel/instant';
import { GENDERS } from './genders';

const orNull = <T extends z.ZodType>(schema: T) =>
  z.preprocess((given) => (typeof given === 'string' && given.trim() === '' ? null : given), schema.nullable());

/** What a member says of himself, whole; an empty field is one that he takes back. */
export const ProfileInput = z.object({
  name: orNull(z.string().trim().max(80)),
  gender: orNull(z.enum(GENDERS)),
  birthday: orNull(CalendarDate),
  email: orNull(z.string().trim().toLowerCase().pipe(z.email().max(254))),
  region: orNull(z.string().trim().max(80)),
  storeCode: orNull(z.string().trim().max(40)),
});

/** What is corrected for a member, and why; an empty field is taken away, one that is not named stays. */
export const CorrectProfileInput = z.object({
  memberId: z.string().max(64),
  change: ProfileInput.partial().refine((change) => Object.keys(change).length > 0, { message: 'nothing_to_correct' }),
  reason: z.string().trim().min(4).max(200),
});

/** A profile as its member says it. */
export type Profile = z.output<typeof ProfileInput>;
