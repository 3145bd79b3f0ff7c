import 'server-only';
import type { Db } from '@/lib/platform/db';
import { unseal } from '@/lib/platform/pii';
import { sealedProfiles } from './store/read';
import { likelyTwins } from './store/twins';

const TWINS_MAX = 5;

/** Who may be the same person: the same e-mail, or the same name and birthday; a few at the most (S1-3.2). */
export async function twinsOf(db: Db, memberId: string): Promise<readonly string[]> {
  const [own] = await sealedProfiles(db, [memberId]);
  if (own === undefined) return [];
  const birthday = own.birthday === null ? null : unseal(own.birthday);
  const twins = (await likelyTwins(db, memberId)).filter(
    (row) => row.isSameEmail || (birthday !== null && row.birthday !== null && unseal(row.birthday) === birthday),
  );
  return [...new Set(twins.map(({ id }) => id))].slice(0, TWINS_MAX);
}
