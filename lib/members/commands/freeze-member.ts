import 'server-only';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { FreezeInput, UnfreezeInput } from '../rules/freeze';
import { saveFrozen } from '../store/freeze';
import { seenForUpdate } from './seen-for-update';

/**
 * Freezes an account: nothing of it may be used until it is free again, and nothing is lost (4.L). The member reads the
 * reason; the note stands in the trail alone. Refuses `member_not_active` with what he is.
 */
export const freezeMemberCommand = command({
  name: 'members.freeze',
  can: 'members.freeze',
  input: FreezeInput,
  async run({ db, actor, now }, { memberId: named, reason }) {
    const { memberId, status } = await seenForUpdate(db, actor, named);
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
  async run({ db, actor }, { memberId: named }) {
    const { memberId, status, frozenReason } = await seenForUpdate(db, actor, named);
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
