import { z } from 'zod';
import { CHANNELS, choiceOf, PURPOSES } from './rules/choices';

/** One answer of a member: for what, over what, yes or no. */
export const SetConsentInput = z
  .object({ purpose: z.enum(PURPOSES), channel: z.enum(CHANNELS), isGiven: z.boolean() })
  .refine(({ purpose, channel }) => choiceOf(purpose, channel) !== undefined, { message: 'no such choice' });

/** Which version of the policy stood on the page. */
export const AcceptPolicyInput = z.object({ version: z.int().min(1) });
