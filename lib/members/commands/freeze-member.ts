import 'server-only';
import { must } from '@/lib/kernel/assert';
import { requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { FreezeInput, UnfreezeInput } from '../rules/freeze';
import { saveFrozen, statusForUpdate } from '../store/freeze';
import { requireMemberInSight } from '../visible';

/**
 * Freezes an account: nothing of it may be used until it is free again, and nothing is lost (4.L). The member reads the
 * reason; the note stands in the trail alone. Refuses `member_not_active` with what he is.
 */
export const freezeMemberCommand = command({
  name: 'members.freeze',
  can: 'members.freeze',
  input: FreezeInput,
  async run({ db, actor, now }, { memberId: text, reason }) {
    const memberId = requireId('member', text);
    await requireMemberInSight(db, actor, memberId);
    const { status } = must(await statusForUpdate(db, memberId), 'a member in sight exists');
    if (status !== 'active') throw new Refusal('member_not_active', { status });
    await saveFrozen(db, memberId, { reason, at: now });
    return { memberId, reason };
  },
  audit: ({ note }, { memberId, reason }) => ({
    objectType: 'member',
    objectId: memberId,
    before: { status: 'active' },
    after: { status: 'frozen', reason },
    reason: note,
  }),
});

/** Lets a frozen account go on; refuses `member_not_frozen`. */
export const unfreezeMemberCommand = command({
  name: 'members.unfreeze',
  can: 'members.freeze',
  input: UnfreezeInput,
  async run({ db, actor }, { memberId: text }) {
    const memberId = requireId('member', text);
    await requireMemberInSight(db, actor, memberId);
    const { status, frozenReason } = must(await statusForUpdate(db, memberId), 'a member in sight exists');
    if (status !== 'frozen') throw new Refusal('member_not_frozen', { status });
    await saveFrozen(db, memberId, null);
    return { memberId, before: frozenReason };
  },
  audit: ({ note }, { memberId, before }) => ({
    objectType: 'member',
    objectId: memberId,
    before: { status: 'frozen', reason: before },
    after: { status: 'active' },
    reason: note,
  }),
});
