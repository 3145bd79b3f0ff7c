import 'server-only';
import { assert, must } from '@/lib/kernel/assert';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { announce } from '@/lib/platform/outbox';
import { decideTraits } from '../rules/traits';
import { TraitsInput } from '../rules/traits-input';
import { saveTags, tagsForUpdate } from '../store/traits';

/**
 * A member says or takes back what makes goods fit him (S0-8.2, 4.K): sizes and skin. The trail keeps which he changed,
 * never what he said.
 */
export const sayTraitsCommand = command({
  name: 'members.sayTraits',
  can: 'self',
  input: TraitsInput,
  async run({ db, actor, now }, { traits }) {
    assert(actor.kind === 'member', 'self is a member');
    const { status, tags } = must(await tagsForUpdate(db, actor.id), 'a signed-in member exists');
    if (status === 'closed' || status === 'merged') throw new Refusal('member_not_active');
    const { fields, ...moved } = decideTraits(tags, traits);
    if (fields.length === 0) return { memberId: actor.id, fields };
    await saveTags(db, actor.id, { ...moved, source: 'member' }, now);
    await announce(db, [{ name: 'member.described', memberId: actor.id, payload: { fields }, at: now }]);
    return { memberId: actor.id, fields };
  },
  audit: (_, { memberId, fields }) =>
    fields.length === 0 ? null : { objectType: 'member', objectId: memberId, after: { fields } },
});
