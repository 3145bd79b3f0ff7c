import 'server-only';
import { cookies } from 'next/headers';
import { getLocale } from 'next-intl/server';
import { reader } from '@/lib/platform/reading';
import { invitationOf } from '@/lib/referral';

/** Where the first invitation that somebody followed is remembered: the code, and when he followed it. */
export const INVITATION_COOKIE = 'regulars-invitation';

const DAY_MS = 86_400_000;

/** What the cookie keeps. */
export const remembered = (code: string, at: Date): string => `${code}.${at.getTime()}`;

/**
 * The invitation that counts for whoever registers now: the first one he followed, as long as the programme remembers it,
 * else the one he comes with (first touch, 4.L); null when neither is of somebody who is there.
 */
export async function invitationAtHand(given: string, now: Date) {
  const [, first = '', at = ''] =
    /^([0-9A-Z]{1,40})\.(\d{1,15})$/.exec((await cookies()).get(INVITATION_COOKIE)?.value ?? '') ?? [];
  const locale = await getLocale();
  const before = first === '' ? null : await invitationOf(reader(), first, now, locale);
  if (before !== null && now.getTime() - Number(at) < before.windowDays * DAY_MS) return before;
  return given === '' ? null : invitationOf(reader(), given, now, locale);
}
