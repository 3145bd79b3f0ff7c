import 'server-only';
import { holdersOf, survivorsOf } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import type { Channel, Purpose } from './rules/choices';
import { decideContact } from './rules/may-contact';
import { leavingAmong } from './store/closings';
import { latestConsents, statusesOf } from './store/consents';

/**
 * Who of them may be contacted for the purpose over the channel now (4.K): asked by whoever sends, at the moment of
 * sending, for many at once. Who was merged is asked as the one he is now; of him the last word counts, under whichever
 * id he said it.
 */
export async function mayContact(
  db: Db,
  memberIds: readonly string[],
  purpose: Purpose,
  channel: Channel,
  now: Date,
): Promise<ReadonlySet<string>> {
  if (memberIds.length === 0) return new Set();
  const into = await survivorsOf(db, memberIds);
  const personOf = (id: string) => into.get(id) ?? id;
  const people = [...new Set(memberIds.map(personOf))];
  const statuses = await statusesOf(db, people);
  // Service asks nothing but whether he is a member still.
  const isService = purpose === 'service';
  const holders = isService ? new Map<string, string>() : await holdersOf(db, people);
  const leaving = isService ? new Set<string>() : await leavingAmong(db, people);
  const lines = isService ? [] : await latestConsents(db, [...holders.keys()], purpose, channel, now);
  const last = new Map<string, { readonly isGiven: boolean; readonly at: Date }>();
  for (const line of lines) {
    const holder = holders.get(line.memberId) ?? line.memberId;
    const known = last.get(holder);
    if (known === undefined || known.at < line.at) last.set(holder, line);
  }
  const allows = (id: string) => {
    const status = statuses.get(id);
    const facts = { isLeaving: leaving.has(id), isGiven: last.get(id)?.isGiven ?? null };
    return status !== undefined && decideContact(purpose, channel, { status, ...facts });
  };
  return new Set(memberIds.filter((id) => allows(personOf(id))));
}
