import 'server-only';
import { parseId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import { blindIndex } from '@/lib/platform/pii';
import { normaliseMobile } from './rules/mobile';
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

/** The members behind ids, card codes in any case, mobiles and ids of other systems, by the name; who is unknown is missing. */
export async function membersBehind(db: Db, named: readonly string[]): Promise<Map<string, string>> {
  const ids = new Map(
    named.flatMap((name) => {
      const id = parseId('member', name);
      return id === null ? [] : [[name, id] as const];
    }),
  );
  const others = named.filter((name) => !ids.has(name));
  const hashes = new Map(
    others.flatMap((name) => {
      const mobile = normaliseMobile(name);
      return mobile === null ? [] : [[name, blindIndex('mobile', mobile)] as const];
    }),
  );
  const [known, present] = await Promise.all([
    knownMembers(db, {
      codes: others.map((name) => name.toUpperCase()),
      externalIds: others,
      mobileHashes: [...hashes.values()],
    }),
    memberStats(db, [...new Set(ids.values())]),
  ]);
  const exist = new Set(present.map(({ memberId }) => memberId));
  return new Map(
    named.flatMap((name) => {
      const id = ids.get(name);
      const behind = id
        ? exist.has(id) && id
        : (known.get(`code:${name.toUpperCase()}`) ??
          known.get(`mobile:${hashes.get(name)}`) ??
          known.get(`external:${name}`));
      return behind ? [[name, behind] as const] : [];
    }),
  );
}
