import 'server-only';
import { z } from 'zod';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { deleteOwnMembers } from '../store/own-members';

/** Takes back what somebody else declared as his own accounts; nobody frees himself. */
export const forgetOwnCommand = command({
  name: 'adjustments.forgetOwn',
  can: 'access.manage',
  input: z.object({ staffId: z.uuid(), reason: z.string().trim().min(2).max(200) }),
  async run({ db, actor }, { staffId }): Promise<number> {
    if (actor.kind === 'staff' && actor.id === staffId) throw new Refusal('not_yourself', {}, 403);
    return deleteOwnMembers(db, staffId);
  },
  audit: ({ staffId, reason }, accounts) => ({
    objectType: 'staff',
    objectId: staffId,
    before: { ownAccounts: accounts },
    after: { ownAccounts: 0 },
    reason,
  }),
});
