import 'server-only';
import { assert, must } from '@/lib/kernel/assert';
import { localDate } from '@/lib/kernel/day';
import { requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { type Context, command } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { announce } from '@/lib/platform/outbox';
import { blindIndex, seal, unseal } from '@/lib/platform/pii';
import { program } from '@/lib/platform/program';
import { storeNames } from '@/lib/stores';
import { decideProfile } from '../rules/profile';
import { CorrectProfileInput, type Profile, ProfileInput } from '../rules/profile-input';
import { membersSettings } from '../settings';
import { type OwnFields, ownFieldsForUpdate, saveOwnFields } from '../store/profile';
import { requireMemberInSight } from '../visible';

/**
 * Changes a member's own profile (S1-3.2.3, 4.K). Refuses `birthday_fixed`, `birthday_wrong`, `guardian_needed` and
 * `store_not_open`. The trail keeps which fields changed, never what they say: it cannot be erased.
 */
export const changeProfileCommand = command({
  name: 'members.changeProfile',
  can: 'self',
  input: ProfileInput,
  async run({ db, actor, now }: Context, next) {
    assert(actor.kind === 'member', 'self is a member');
    const { birthdayChangesMax } = membersSettings(await program(db));
    const { fields } = await saveProfile(db, actor.id, () => next, { birthdayChangesMax, now });
    return { memberId: actor.id, fields };
  },
  audit: (_, { memberId, fields }) =>
    fields.length === 0 ? null : { objectType: 'member', objectId: memberId, after: { fields } },
});

/**
 * Corrects what is wrong in a member's profile on his word (S1-3.2.3); what is not named stays. A birthday may be changed here
 * after his own change is used up (4.H). Refuses as `members.changeProfile` does; the trail keeps the fields and the reason.
 */
export const correctProfileCommand = command({
  name: 'members.correct',
  can: 'members.edit',
  input: CorrectProfileInput,
  async run({ db, actor, now }, { memberId: named, change }) {
    const memberId = requireId('member', named);
    await requireMemberInSight(db, actor, memberId);
    const next = (profile: Profile): Profile => ({ ...profile, ...change });
    const { fields } = await saveProfile(db, memberId, next, { birthdayChangesMax: Number.POSITIVE_INFINITY, now });
    return { memberId, fields };
  },
  audit: ({ reason }, { memberId, fields }) =>
    fields.length === 0 ? null : { objectType: 'member', objectId: memberId, after: { fields }, reason },
});

/** Locks a member, decides the profile he shall have, and saves what is new of it. */
async function saveProfile(
  db: Db,
  memberId: string,
  nextOf: (profile: Profile) => Profile,
  { birthdayChangesMax, now }: { readonly birthdayChangesMax: number; readonly now: Date },
): Promise<{ readonly fields: readonly (keyof Profile)[] }> {
  const { zone } = await program(db);
  const stores = [...(await storeNames())].flatMap(([code, { isClosed }]) => (isClosed ? [] : [code]));
  const row = must(await ownFieldsForUpdate(db, memberId), 'a member who is signed in or in sight exists');
  if (row.status === 'closed' || row.status === 'merged') throw new Refusal('member_not_active');
  const [{ birthdayChanges }, profile, today] = [row, opened(row), localDate(now, zone)];
  const next = nextOf(profile);
  const decision = decideProfile({ profile, birthdayChanges, birthdayChangesMax, stores, today }, next);
  if (!decision.allowed) throw new Refusal(decision.code, {}, 422);
  if (decision.fields.length > 0) {
    await saveOwnFields(db, memberId, {
      ...next,
      birthday: next.birthday === null ? null : seal(next.birthday),
      birthMonth: next.birthday === null ? null : Number(next.birthday.slice(5, 7)),
      email: next.email === null ? null : seal(next.email),
      emailHash: next.email === null ? null : blindIndex('email', next.email),
      birthdayChanges: birthdayChanges + (decision.countsBirthday ? 1 : 0),
    });
    const fields = [...decision.fields];
    await announce(db, [{ name: 'member.described', memberId, payload: { fields }, at: now }]);
  }
  return { fields: decision.fields };
}

const opened = ({ name, gender, birthday, email, region, storeCode }: OwnFields): Profile => ({
  name,
  gender: gender as Profile['gender'],
  birthday: birthday === null ? null : unseal(birthday),
  email: email === null ? null : unseal(email),
  region,
  storeCode,
});
