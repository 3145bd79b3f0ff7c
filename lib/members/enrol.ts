import { randomInt } from 'node:crypto';
import { type LocalDate, localDate } from '@/lib/kernel/day';
import { latestSaid } from '@/lib/kernel/instant';
import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import { type Db, LostRace } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { blindIndex, seal } from '@/lib/platform/pii';
import { program } from '@/lib/platform/program';
import { membersById } from './queries';
import { normaliseMobile } from './rules/mobile';
import { isBirthdayPossible, needsGuardian, OWN_AGE } from './rules/profile';
import type { EnrolMember } from './schema';
import { erasedAmong } from './store/erase';
import {
  claimCodes,
  claimExternalIds,
  claimMobiles,
  insertMembers,
  insertStats,
  knownMembers,
  type NewMember,
  showExternalId,
} from './store/members';

/** The member for one enrolment: new, or one who was there already. */
export type Enrolled = {
  readonly memberId: string;
  readonly isNew: boolean;
  readonly registeredAt: Date;
  /** He is new, and closed an account under this mobile before: what newcomers get he had (4.K). */
  readonly isReturning?: boolean;
};

// No letter that is mistaken for a digit; 50 bits.
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 10;

/**
 * Creates the members that do not exist, in one set; one with the same external id or mobile is answered as existing,
 * and an external id that he lacked is linked to him. Refuses `invalid_mobile`, `birthday_wrong`, `inviter_not_found`,
 * `registered_in_future`, `guardian_needed` (under fourteen by the birthday, and no guardian agreed, 4.K),
 * `member_erased` (an id of somebody who closed his account: a sender that still has it does not bring him back, 4.K),
 * `member_out_of_scope` (he belongs to a store out of sight: nothing is linked to him) and `member_conflict` (the external
 * id and the mobile belong to different members), each for its item alone (S0-1.1, S1-5.1).
 */
export async function createMembers(
  db: Db,
  items: readonly EnrolMember[],
  now: Date,
  { isDemo = false, sight = null }: EnrolOptions = {},
): Promise<Outcome<Enrolled>[]> {
  const known = await knownTo(db, items);
  const hidden = sight === null ? new Set<string>() : await hiddenFrom(db, sight, known);
  const erased = await erasedAmong(db, unknownNames(items, known));
  const plan: Plan = { known, hidden, erased, fresh: [], links: [], mobiles: [] };
  const today = localDate(now, (await program(db)).zone);
  const outcomes = items.map((item) => enrolOne(plan, item, { now, today, isDemo }));
  await save(db, plan);
  return outcomes;
}

/** Whether the members are demo rows, and the codes of the stores that the caller sees (null: all). */
export type EnrolOptions = { readonly isDemo?: boolean; readonly sight?: readonly string[] | null };

async function hiddenFrom(
  db: Db,
  sight: readonly string[],
  known: ReadonlyMap<string, string>,
): Promise<ReadonlySet<string>> {
  const profiles = await membersById(db, [...new Set(known.values())]);
  const hidden = [...profiles.values()].filter(({ storeCode }) => storeCode === null || !sight.includes(storeCode));
  return new Set(hidden.map(({ id }) => id));
}

/** What a set of enrolments comes to: who is known (later items of the set find the ones just made) and what to write. */
type Plan = {
  readonly known: Map<string, string>;
  /** Members who are there already and belong to stores that the caller does not see. */
  readonly hidden: ReadonlySet<string>;
  /** Names of people who closed their accounts. */
  readonly erased: ReadonlySet<string>;
  readonly fresh: NewMember[];
  readonly links: { externalId: string; memberId: string }[];
  readonly mobiles: { mobileHash: string; memberId: string }[];
};

/** Now, the local day of the program, and whether the members are demo rows. */
type Enrolling = { readonly now: Date; readonly today: LocalDate; readonly isDemo: boolean };

function enrolOne(plan: Plan, item: EnrolMember, { now, today, isDemo }: Enrolling): Outcome<Enrolled> {
  const mobile = mobileOf(item);
  if (mobile === null) return refused('invalid_mobile', {}, 422);
  if (isWrongBirthday(item, today)) return refused('birthday_wrong', {}, 422);
  const { byExternal, byMobile } = knownAs(plan, item, mobile);
  if (byExternal !== undefined && byMobile !== undefined && byExternal !== byMobile) return refused('member_conflict');
  const inviterId = inviterOf(plan, item);
  if (inviterId === undefined) return refused('inviter_not_found', {}, 422);
  const existing = byExternal ?? byMobile;
  if (isHidden(plan, existing)) return refused('member_out_of_scope', {}, 403);
  const wrong = existing === undefined ? refusalOfNew(plan, item, { now, today }) : null;
  if (wrong !== null) return wrong;
  const memberId = existing ?? newId();
  const registeredAt = item.registeredAt ?? now;
  if (item.externalId && byExternal === undefined) linkExternalId(plan, item.externalId, memberId);
  if (existing !== undefined) return accepted({ memberId, isNew: false, registeredAt });
  plan.fresh.push(newMember(memberId, item, mobile, inviterId, registeredAt, isDemo));
  if (mobile !== undefined) linkMobile(plan, hashOf(mobile), memberId);
  const isReturning = isReturningTo(plan, mobile);
  return accepted({ memberId, isNew: true, registeredAt, isReturning });
}

/** The inviter's id; null when nobody is named, undefined when nobody has the code. */
const inviterOf = ({ known }: Plan, { inviterCode }: EnrolMember): string | null | undefined =>
  inviterCode ? known.get(`code:${inviterCode.toUpperCase()}`) : null;

/** Why somebody cannot be enrolled as he is described: he joins in the future, is a child whose guardian did not agree, or closed his account. */
function refusalOfNew(
  plan: Plan,
  item: EnrolMember,
  { now, today }: Pick<Enrolling, 'now' | 'today'>,
): Outcome<never> | null {
  const { registeredAt, birthday, guardianConsentAt } = item;
  const latest = latestSaid(now);
  if (registeredAt && registeredAt > latest)
    return refused('registered_in_future', { at: registeredAt.toISOString(), latest: latest.toISOString() }, 422);
  const hasAgreed = guardianConsentAt ? guardianConsentAt <= latest : false;
  if (birthday && needsGuardian(birthday, today) && !hasAgreed)
    return refused('guardian_needed', { age: OWN_AGE }, 422);
  return isErased(plan, item) ? refused('member_erased') : null;
}

const isWrongBirthday = ({ birthday }: EnrolMember, today: LocalDate): boolean =>
  Boolean(birthday) && !isBirthdayPossible(birthday ?? today, today);

/** The mobiles and external ids that nobody has: most are of strangers, few of people who left. */
function unknownNames(items: readonly EnrolMember[], known: ReadonlyMap<string, string>): readonly string[] {
  const names = items.flatMap((item) => {
    const mobile = mobileOf(item);
    return [
      ...(item.externalId ? [`external:${item.externalId}`] : []),
      ...(mobile ? [`mobile:${hashOf(mobile)}`] : []),
    ];
  });
  return names.filter((name) => !known.has(name));
}

/** Who is known already by the external id, and who by the mobile. */
const knownAs = ({ known }: Plan, { externalId }: EnrolMember, mobile: string | undefined) => ({
  byExternal: externalId ? known.get(`external:${externalId}`) : undefined,
  byMobile: mobile === undefined ? undefined : known.get(`mobile:${hashOf(mobile)}`),
});

const isErased = ({ erased }: Plan, { externalId }: EnrolMember): boolean =>
  Boolean(externalId) && erased.has(`external:${externalId}`);

const isReturningTo = ({ erased }: Plan, mobile: string | undefined): boolean =>
  mobile !== undefined && erased.has(`mobile:${hashOf(mobile)}`);

const isHidden = ({ hidden }: Plan, memberId: string | undefined): boolean =>
  memberId !== undefined && hidden.has(memberId);

function linkExternalId({ links, known }: Plan, externalId: string, memberId: string): void {
  links.push({ externalId, memberId });
  known.set(`external:${externalId}`, memberId);
}

function linkMobile({ mobiles, known }: Plan, mobileHash: string, memberId: string): void {
  mobiles.push({ mobileHash, memberId });
  known.set(`mobile:${mobileHash}`, memberId);
}

function knownTo(db: Db, items: readonly EnrolMember[]): Promise<Map<string, string>> {
  return knownMembers(db, {
    externalIds: items.flatMap(({ externalId }) => externalId ?? []),
    mobileHashes: items.flatMap((item) => {
      const mobile = mobileOf(item);
      return mobile ? [hashOf(mobile)] : [];
    }),
    codes: items.flatMap(({ inviterCode }) => inviterCode?.toUpperCase() ?? []),
  });
}

async function save(db: Db, { fresh, links, mobiles }: Plan): Promise<void> {
  links.sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
  mobiles.sort((a, b) => (a.mobileHash < b.mobileHash ? -1 : 1));
  if ((await claimExternalIds(db, links)) < links.length) throw new LostRace('external id');
  if ((await claimMobiles(db, mobiles)) < mobiles.length) throw new LostRace('mobile');
  await claimCodes(
    db,
    fresh.map(({ id, code }) => ({ code, memberId: id })),
  );
  await insertMembers(db, fresh);
  await insertStats(
    db,
    fresh.map(({ id }) => ({ memberId: id })),
  );
  const isFresh = new Set(fresh.map(({ id }) => id));
  for (const { externalId, memberId } of links) {
    if (!isFresh.has(memberId)) await showExternalId(db, memberId, externalId);
  }
}

/** The normalised mobile; undefined when none was given, null when it is none. */
function mobileOf({ mobile }: EnrolMember): string | null | undefined {
  return mobile === null || mobile === undefined ? undefined : normaliseMobile(mobile);
}

const hashOf = (mobile: string): string => blindIndex('mobile', mobile);

function newMember(
  id: string,
  item: EnrolMember,
  mobile: string | undefined,
  inviterId: string | null,
  registeredAt: Date,
  demo: boolean,
): NewMember {
  const email = item.email?.toLowerCase() ?? null;
  return {
    id,
    externalId: item.externalId ?? null,
    code: newMemberCode(),
    kind: item.kind ?? 'person',
    name: item.name ?? null,
    gender: item.gender ?? null,
    mobile: mobile === undefined ? null : seal(mobile),
    mobileLast4: mobile === undefined ? null : blindIndex('last4', mobile.slice(-4)),
    email: email === null ? null : seal(email),
    emailHash: email === null ? null : blindIndex('email', email),
    birthday: item.birthday ? seal(item.birthday) : null,
    birthMonth: item.birthday ? Number(item.birthday.slice(5, 7)) : null,
    region: item.region ?? null,
    channel: item.channel ?? null,
    storeCode: item.storeCode ?? null,
    inviterId,
    demo,
    registeredAt,
    guardianConsentAt: item.guardianConsentAt ?? null,
  };
}

const newMemberCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
