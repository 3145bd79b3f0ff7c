import 'server-only';
import { type Actor, scopeOf } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { beyondWall, type Db } from '@/lib/platform/db';
import { storeCodesIn } from '@/lib/stores';
import { type MemberProfile, memberById } from './queries';

/** What staff may see of one member: his masked profile, or, when he belongs to a store out of reach, that he exists. */
export type MemberSight =
  | { readonly isVisible: true; readonly profile: MemberProfile }
  | { readonly isVisible: false; readonly id: string };

/** The codes of the stores whose members the actor may see; null means everybody, none for one without any reach (S1-5.1). */
export function storesInSight(actor: Actor): Promise<readonly string[] | null> {
  return storeCodesIn(scopeOf(actor));
}

/** The member as this actor may see him, or null when there is none; the one place that applies the data scope (S1-5.1). */
export async function memberInSight(reader: Db, actor: Actor, memberId: string): Promise<MemberSight | null> {
  // Behind the wall nobody could tell a member of another store from one that there is not.
  const db = beyondWall(reader);
  const profile = await memberById(db, memberId);
  if (profile === null) return null;
  const codes = await storesInSight(actor);
  const isSeen = ({ storeCode }: MemberProfile) => codes === null || (storeCode !== null && codes.includes(storeCode));
  // Who was merged is seen by whoever sees both: what is asked of him is done to the survivor.
  const survivor = profile.mergedInto === null ? profile : await memberById(db, profile.mergedInto);
  const isVisible = isSeen(profile) && survivor !== null && isSeen(survivor);
  return isVisible ? { isVisible, profile } : { isVisible, id: profile.id };
}

/** The masked profile, or a refusal: 404 `member_not_found`, 403 `member_out_of_scope`. */
export async function requireMemberInSight(db: Db, actor: Actor, memberId: string): Promise<MemberProfile> {
  const sight = await memberInSight(db, actor, memberId);
  if (sight === null) throw new Refusal('member_not_found', {}, 404);
  if (!sight.isVisible) throw new Refusal('member_out_of_scope', {}, 403);
  return sight.profile;
}

/** Of some members those whom the actor may see: for lists whose own statement asks for no store (S1-5.1). */
export async function seenOf(
  actor: Actor,
  people: ReadonlyMap<string, MemberProfile>,
): Promise<ReadonlyMap<string, MemberProfile>> {
  const codes = await storesInSight(actor);
  if (codes === null) return people;
  return new Map([...people].filter(([, { storeCode }]) => storeCode !== null && codes.includes(storeCode)));
}

/** Refuses a store that is not the actor's, and none at all: whoever works in some stores acts in these only (S1-5.1). */
export async function requireStoreInSight(actor: Actor, storeCode: string | null): Promise<void> {
  const codes = await storesInSight(actor);
  const isOwn = codes === null || (storeCode !== null && codes.includes(storeCode));
  if (!isOwn) throw new Refusal('store_out_of_scope', { storeCode }, 403);
}
