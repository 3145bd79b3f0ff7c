import { z } from 'zod';
import { CalendarDate } from '@/lib/kernel/instant';

const About = z.strictObject({
  memberId: z.string().max(64),
  reason: z.string().trim().min(2).max(200),
});
/** The last local day on which it counts; the day after it is the exclusive end (4.H). */
const LastDay = CalendarDate;

/** Sets a level by hand until a day. */
export const OverrideLevelInput = About.extend({ level: z.string().max(40), lastDay: LastDay });

/** Lends the next level until a day. */
export const TrialLevelInput = About.extend({ lastDay: LastDay });

/** Ends what was set by hand. */
export const LiftLevelInput = About;

/** Protects from a drop until a day; null ends the protection. */
export const ProtectLevelInput = About.extend({ lastDay: LastDay.nullable() });

/** Invites to the levels that ask for an invitation. */
export const InviteInput = About;

/** Accepting an invitation needs nothing but the member himself. */
export const AcceptInvitationInput = z.strictObject({});
