import 'server-only';
import { z } from 'zod';
import { assert } from '@/lib/kernel/assert';
import { Refusal } from '@/lib/kernel/refusal';
import { findMemberId, memberById } from '@/lib/members';
import { command } from '@/lib/platform/command';
import { query } from '@/lib/platform/query';
import { insertOwnMember, ownMemberIds } from '../store/own-members';

/**
 * Declares a member account as one's own or of one's household, by the code on its card: from then on one neither
 * changes it by hand nor approves its changes (4.A.12). It only binds whoever says it, so nobody takes it back himself.
 */
export const declareOwnCommand = command({
  name: 'adjustments.declareOwn',
  can: 'account.own',
  input: z.object({ code: z.string().trim().min(4).max(40) }),
  async run({ db, actor, now }, { code }) {
    assert(actor.kind === 'staff', 'account.own is held by staff only');
    const memberId = await findMemberId(db, { code });
    if (memberId === null) throw new Refusal('member_not_found', {}, 404);
    await insertOwnMember(db, actor.id, memberId, now);
    return { memberId };
  },
  audit: (_, { memberId }) => ({ objectType: 'member', objectId: memberId, after: { ownAccount: true } }),
});

/** The codes of the member accounts that the reader declared as his own. */
export const ownMemberCodes = query({
  can: 'account.own',
  input: z.object({}),
  async run({ db, actor }): Promise<readonly string[]> {
    assert(actor.kind === 'staff', 'account.own is held by staff only');
    const ids = await ownMemberIds(db, actor.id);
    return Promise.all(ids.map(async (id) => (await memberById(db, id))?.code ?? id));
  },
});
