import { refuseOwnAccount } from '@/lib/adjustments';
import { recordDecisions } from '@/lib/decisions';
import { publicId, requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { requireMemberInSight, survivorOf } from '@/lib/members';
import { command } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { considerIn } from '../consider/consider';
import { ReviewInput } from '../schema';
import { lockReferrals, saveReferrals } from '../store/referrals';

/**
 * Decides an invitation that a gate holds (4.L): released, it goes its way and is given once its return window is over;
 * refused, neither side gets anything. Nobody decides about an account of his own.
 */
export const reviewReferralCommand = command({
  name: 'referral.review',
  can: 'referral.review',
  input: ReviewInput,
  async run({ db, now, actor }, { memberId: named, verdict, note }) {
    const friendId = requireId('member', named);
    const [row] = await lockReferrals(db, [friendId]);
    if (row === undefined) throw new Refusal('referral_not_found', {}, 404);
    for (const id of [row.memberId, row.inviterId]) {
      const holder = await survivorOf(db, id);
      await requireMemberInSight(db, actor, holder);
      await refuseOwnAccount(db, actor, holder);
    }
    if (row.review !== 'open') throw new Refusal('referral_not_held', { review: row.review });
    if (verdict === 'release') {
      await saveReferrals(db, [{ ...row, review: 'released', note }]);
      await considerIn(db, [friendId], now);
    } else {
      const ended = { state: 'refused', code: 'referral_refused', checkAt: null, decidedAt: now } as const;
      await saveReferrals(db, [{ ...row, ...ended, review: 'refused', note }]);
      await recordDecisions(db, [
        {
          memberId: await survivorOf(db, row.inviterId),
          id: newId(),
          kind: 'referral.considered',
          subjectType: 'referral',
          subjectId: friendId,
          at: now,
          reasons: [
            {
              topic: 'referral',
              outcome: 'withheld',
              code: 'referral_refused',
              facts: {},
              rule: `referral@${row.version}`,
            },
          ],
          outcome: { state: 'refused', review: 'refused' },
        },
      ]);
    }
    return { friendId, before: row.review };
  },
  audit: ({ verdict, note }, { friendId, before }) => ({
    objectType: 'referral',
    objectId: publicId('member', friendId),
    before: { review: before },
    after: { review: verdict === 'release' ? 'released' : 'refused' },
    reason: note,
  }),
});
