import 'server-only';
import { actorLabel } from '@/lib/kernel/actor';
import { requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { requireMemberInSight } from '@/lib/members';
import { command } from '@/lib/platform/command';
import { announce } from '@/lib/platform/outbox';
import { manageLevel, traceOf } from '../manage';
import { purchasesFor } from '../raise';
import { AcceptInvitationInput, InviteInput } from '../rules/manage-input';
import { decideReach, reach } from '../rules/reach';
import { factsOf, reachSum } from '../rules/window';

/** Invites a member to the levels that ask for it; the rule must still hold when he accepts (4.B.1). */
export const inviteCommand = command({
  name: 'levels.invite',
  can: 'levels.manage',
  input: InviteInput,
  async run({ db, actor, now }, { memberId: id }) {
    const memberId = requireId('member', id);
    await requireMemberInSight(db, actor, memberId);
    const source = { type: 'staff', id: actorLabel(actor) };
    const done = await manageLevel(db, memberId, now, source, ({ held }) => {
      if (held.invitedAt !== null) throw new Refusal('invited_already', { at: held.invitedAt.toISOString() });
      return { held: { ...held, invitedAt: now }, change: null };
    });
    await announce(db, [{ name: 'level.invited', memberId, payload: {}, at: now }]);
    return { ...done, at: now };
  },
  audit: ({ reason }, done) => traceOf(done, reason, done.at),
});

/** Accepts one's own invitation; whoever meets the rule already reaches the level at once (4.B.1, 4.B.2). */
export const acceptInvitationCommand = command({
  name: 'levels.accept_invitation',
  can: 'self',
  input: AcceptInvitationInput,
  async run({ db, actor, now }) {
    const memberId = actor.kind === 'member' ? actor.id : '';
    const source = { type: 'invitation', id: memberId };
    let isRepeat = false;
    const done = await manageLevel(db, memberId, now, source, async ({ held, version, zone }) => {
      if (held.invitedAt === null) throw new Refusal('not_invited', {});
      isRepeat = held.invitationAcceptedAt !== null;
      if (isRepeat) return { held, change: null };
      const accepted = { ...held, invitationAcceptedAt: now };
      const purchases = (await purchasesFor(db, [held], version.scheme)).get(memberId) ?? [];
      const sum = reachSum(version.scheme, held, purchases, now, zone);
      const level = decideReach(version.scheme, factsOf(sum, accepted), held);
      if (level === null) return { held: accepted, change: null };
      return reach(accepted, level, version, { at: now, order: null }, sum, zone);
    });
    return { ...done, at: now, isRepeat };
  },
  audit: (_, done) => (done.isRepeat ? null : traceOf(done, 'accepted by the member', done.at)),
});
