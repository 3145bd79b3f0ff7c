import { cookies } from 'next/headers';
import { NextResponse } from 'next/server';
import { isSecure } from '@/lib/platform/auth/audience';
import { reader } from '@/lib/platform/reading';
import { memberActor } from '@/lib/platform/session';
import { invitationOf } from '@/lib/referral';
import { INVITATION_COOKIE, invitationAtHand, remembered } from '../_reading/invitation';

const DAY_SECONDS = 86_400;

/** The link of an invitation: remembers who was first to invite (4.L) and goes on to sign in. A member is at home. */
export async function GET(request: Request): Promise<NextResponse> {
  const now = new Date();
  const code = (new URL(request.url).searchParams.get('i') ?? '').slice(0, 40);
  if ((await memberActor()) !== null) return to('/invite');
  const invitation = await invitationOf(reader(), code, now, 'zh-CN');
  const before = await invitationAtHand('', now);
  if (invitation !== null && before === null)
    (await cookies()).set(INVITATION_COOKIE, remembered(invitation.code, now), {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: isSecure(),
      maxAge: invitation.windowDays * DAY_SECONDS,
    });
  return to(invitation === null ? '/sign-in' : `/sign-in?inviter=${encodeURIComponent(invitation.code)}`);
}

// Relative, since behind a proxy the address of the request is not the one that people see.
const to = (path: string): NextResponse => new NextResponse(null, { status: 303, headers: { location: path } });
