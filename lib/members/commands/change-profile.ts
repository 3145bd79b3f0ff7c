import 'server-only';
import { assert, must } from '@/lib/kernel/assert';
import { localDate } from '@/lib/kernel/day';
import { Refusal } from '@/lib/kernel/refusal';
import { type Context, command } from '@/lib/platform/command';
import { blindIndex, seal, unseal } from '@/lib/platform/pii';
import { program } from '@/lib/platform/program';
import { storeNames } from '@/lib/stores';
import { decideProfile } from '../rules/profile';
import { type Profile, ProfileInput } from '../rules/profile-input';
import { membersSettings } from '../settings';
import { type OwnFields, ownFieldsForUpdate, saveOwnFields } from '../store/profile';

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
    const settings = await program(db);
    const stores = [...(await storeNames())].flatMap(([code, { isClosed }]) => (isClosed ? [] : [code]));
    const row = must(await ownFieldsForUpdate(db, actor.id), 'a signed-in member exists');
    if (row.status === 'closed' || row.status === 'merged') throw new Refusal('member_not_active');
    const { birthdayChanges } = row;
    const { birthdayChangesMax } = membersSettings(settings);
    const today = localDate(now, settings.zone);
    const decision = decideProfile({ profile: opened(row), birthdayChanges, birthdayChangesMax, stores, today }, next);
    if (!decision.allowed) throw new Refusal(decision.code, {}, 422);
    if (decision.fields.length > 0)
      await saveOwnFields(db, actor.id, {
        ...next,
        birthday: next.birthday === null ? null : seal(next.birthday),
        birthMonth: next.birthday === null ? null : Number(next.birthday.slice(5, 7)),
        email: next.email === null ? null : seal(next.email),
        emailHash: next.email === null ? null : blindIndex('email', next.email),
        birthdayChanges: birthdayChanges + (decision.countsBirthday ? 1 : 0),
      });
    return { memberId: actor.id, fields: decision.fields };
  },
  audit: (_, { memberId, fields }) =>
    fields.length === 0 ? null : { objectType: 'member', objectId: memberId, after: { fields } },
});

const opened = ({ name, gender, birthday, email, region, storeCode }: OwnFields): Profile => ({
  name,
  gender: gender as Profile['gender'],
  birthday: birthday === null ? null : unseal(birthday),
  email: email === null ? null : unseal(email),
  region,
  storeCode,
});
