import 'server-only';
import { parseId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import { knownMembers, memberStats } from './store/members';

/** The members of a list by id, member code or external id, each once; refuses a list with somebody unknown, whole. */
export async function membersNamed(db: Db, named: readonly string[]): Promise<string[]> {
  const names = [...new Set(named)];
  const byId = names.map((name) => parseId('member', name));
  const others = names.filter((_, place) => byId[place] === null);
  const [known, present] = await Promise.all([
    knownMembers(db, { codes: others, externalIds: others }),
    memberStats(
      db,
      byId.flatMap((id) => id ?? []),
    ),
  ]);
  const exist = new Set(present.map(({ memberId }) => memberId));
  const found = names.map((name, place) => {
    const id = byId[place];
    if (id) return exist.has(id) ? id : null;
    return known.get(`code:${name}`) ?? known.get(`external:${name}`) ?? null;
  });
  const unknown = names.filter((_, place) => found[place] === null);
  if (unknown.length > 0)
    throw new Refusal('members_not_found', { unknown: unknown.length, first: unknown[0] ?? '' }, 422);
  return [...new Set(found.flatMap((id) => id ?? []))].sort();
}
