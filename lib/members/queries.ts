import 'server-only';
import type { Db } from '@/lib/platform/db';
import { blindIndex, unseal } from '@/lib/platform/pii';
import { maskBirthday, maskEmail, maskMobile, maskName } from './rules/mask';
import { localMobile, normaliseMobile } from './rules/mobile';
import { knownMembers } from './store/members';
import { type SealedProfile, sealedProfiles } from './store/read';

/** Who a member is; name, mobile, e-mail and birthday are masked unless they were asked to be revealed (4.K). */
export type MemberProfile = SealedProfile;

/** What a member can be found by; `code` is the one printed on the card, in any case. */
export type MemberName = { readonly externalId: string } | { readonly mobile: string } | { readonly code: string };

/** Whether personal fields are shown as they are: only for those who may, who then keep a trace of it. */
export type Reveal = { readonly reveal?: boolean };

/** The member with this id, or null. */
export async function memberById(db: Db, id: string, options: Reveal = {}): Promise<MemberProfile | null> {
  return (await membersById(db, [id], options)).get(id) ?? null;
}

/** The members with these ids, those that exist, by id. */
export async function membersById(
  db: Db,
  ids: readonly string[],
  { reveal = false }: Reveal = {},
): Promise<Map<string, MemberProfile>> {
  const rows = ids.length === 0 ? [] : await sealedProfiles(db, ids);
  return new Map(rows.map((row) => [row.id, reveal ? revealed(row) : masked(row)]));
}

/** The id of the member who is known by this external id, mobile or member code, or null. */
export async function findMemberId(db: Db, name: MemberName): Promise<string | null> {
  if ('externalId' in name) return first(await knownMembers(db, { externalIds: [name.externalId] }));
  if ('code' in name) return first(await knownMembers(db, { codes: [name.code.toUpperCase()] }));
  const mobile = normaliseMobile(name.mobile);
  return mobile === null ? null : first(await knownMembers(db, { mobileHashes: [blindIndex('mobile', mobile)] }));
}

/** Whether the member gave this e-mail, in any case. */
export async function hasEmail(db: Db, memberId: string, email: string): Promise<boolean> {
  const [row] = await sealedProfiles(db, [memberId]);
  return row?.email !== null && row !== undefined && unseal(row.email).toLowerCase() === email.toLowerCase();
}

const first = (known: ReadonlyMap<string, string>): string | null => known.values().next().value ?? null;

function masked(row: SealedProfile): MemberProfile {
  const { name, mobile, email, birthday } = revealed(row);
  return {
    ...row,
    name: name === null ? null : maskName(name),
    mobile: mobile === null ? null : maskMobile(mobile),
    email: email === null ? null : maskEmail(email),
    birthday: birthday === null ? null : maskBirthday(birthday),
  };
}

function revealed(row: SealedProfile): MemberProfile {
  const { mobile, email, birthday } = row;
  return {
    ...row,
    mobile: mobile === null ? null : localMobile(unseal(mobile)),
    email: email === null ? null : unseal(email),
    birthday: birthday === null ? null : unseal(birthday),
  };
}
