import 'server-only';

/** The two kinds of people who sign in; the session of one never stands for the other. */
export type Audience = 'member' | 'staff';

const HOUR_SECONDS = 3_600;

/** How long a session of each lasts, in seconds: members 30 days, staff one shift of 8 hours. */
export const SESSION_SECONDS: Readonly<Record<Audience, number>> = {
  member: 30 * 24 * HOUR_SECONDS,
  staff: 8 * HOUR_SECONDS,
};

/** Where next-auth answers for each. */
export const AUTH_PATHS = { member: '/api/member-auth', staff: '/api/staff-auth' } as const;

/** Whether people reach us by https: then cookies are Secure and bound to the host by their name. */
export const isSecure = (): boolean => process.env.AUTH_URL?.startsWith('https://') === true;

/** The name of the session cookie; it is also the salt of its encryption, so a token of one name opens no other. */
export const cookieName = (audience: Audience): string => `${isSecure() ? '__Host-' : ''}regulars.${audience}`;
