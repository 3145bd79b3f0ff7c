import 'server-only';
import { must } from '@/lib/kernel/assert';
import { requireId } from '@/lib/kernel/id';
import { command } from '@/lib/platform/command';
import { memberById } from '../queries';
import { type Revealable, RevealMemberInput } from '../rules/reveal-input';
import { requireMemberInSight } from '../visible';

/** Personal values as they are; null where the member gave none. Shown to one person once, never logged, never cached. */
export type Revealed = { readonly [field in Revealable]?: string | null };

/**
 * Shows personal fields of one member unmasked (4.K, S1-5.1). The trail keeps who saw which fields when and why, in the
 * same transaction as the answer, and never the values.
 */
export const revealMemberCommand = command({
  name: 'members.reveal',
  can: 'members.reveal',
  input: RevealMemberInput,
  async run({ db, actor }, { memberId, fields }): Promise<Revealed> {
    const id = requireId('member', memberId);
    await requireMemberInSight(db, actor, id);
    const profile = must(await memberById(db, id, { reveal: true }), 'a member in sight exists');
    return Object.fromEntries(fields.map((field) => [field, profile[field]]));
  },
  audit: ({ memberId, fields, reason }) => ({
    objectType: 'member',
    objectId: requireId('member', memberId),
    after: { fields },
    reason,
  }),
});
