import { actorName } from '@/lib/kernel/actor';
import { requireId } from '@/lib/kernel/id';
import { requireMemberInSight } from '@/lib/members';
import { command } from '@/lib/platform/command';
import { HideReviewInput } from '../schema';
import { withdrawReviewIn } from '../write';

/** Hides a review for a reason that its writer reads; what it gave goes back (4.L). */
export const hideReviewCommand = command({
  name: 'reviews.hide',
  can: 'reviews.moderate',
  input: HideReviewInput,
  async run({ db, actor, now }, { memberId: member, id, note }) {
    const memberId = requireId('member', member);
    await requireMemberInSight(db, actor, memberId);
    const hide = { by: actorName(actor), why: note };
    const outcome = await withdrawReviewIn(db, { memberId, id: requireId('review', id), hide }, now);
    if (!outcome.ok) throw outcome.refusal;
    return outcome.value;
  },
  audit: ({ memberId, id, note }, { before, points, growth }) => ({
    objectType: 'member',
    objectId: memberId,
    before: { review: id, state: before },
    after: { review: id, state: 'hidden', points: -points, growth: -growth },
    reason: note,
  }),
});
