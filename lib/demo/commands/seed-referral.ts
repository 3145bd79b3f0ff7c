import 'server-only';
import { must } from '@/lib/kernel/assert';
import { addDays } from '@/lib/kernel/day';
import { knownMembers, membersById } from '@/lib/members';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { bindFriend, ripenReferrals } from '@/lib/referral';
import { SIGN_IN_PLACES } from '../rules/heroes';
import { memberExternalId } from '../rules/people';

const PEOPLE = 300;
const FRIENDS = 6;
const SINCE_DAYS = 80;

/**
 * Lets the first member who signs in have brought the newest members of the story, by the way that all are bound: their
 * own orders decide what has become of each. Done again it binds nobody anew.
 */
export async function seedReferral(now: Date): Promise<void> {
  const { zone } = await program(pool());
  const [place = 1] = SIGN_IN_PLACES;
  const names = Array.from({ length: PEOPLE }, (_, at) => memberExternalId(at + 1));
  const known = await knownMembers(pool(), { externalIds: names });
  const inviterId = must(known.get(`external:${memberExternalId(place)}`), 'a member who signs in');
  const since = addDays(now, -SINCE_DAYS, zone);
  const people = [...(await membersById(pool(), [...new Set(known.values())])).values()]
    .filter(({ id, registeredAt }) => id !== inviterId && registeredAt >= since && registeredAt < now)
    .sort((a, b) => b.registeredAt.getTime() - a.registeredAt.getTime() || (a.id < b.id ? -1 : 1))
    .slice(0, FRIENDS);
  for (const { id, registeredAt } of people) await bindFriend({ id, inviterId, demo: true }, registeredAt, now);
  await ripenReferrals(now);
}
