import { publicId, requireId } from '@/lib/kernel/id';
import { command } from '@/lib/platform/command';
import { claimJoined } from '../claim/process';
import { ClaimOwnInput } from '../schema';

/** A member claims a copy for himself (4.E): who he is comes from his session; a repeat with the key gets the first copy. */
export const claimOwnCommand = command({
  name: 'coupons.claim-own',
  can: 'self',
  input: ClaimOwnInput,
  transaction: 'own',
  async run({ actor, ip, userAgent }, { batch, key }) {
    const memberId = actor.kind === 'member' ? actor.id : '';
    const batchId = requireId('couponBatch', batch);
    const outcome = await claimJoined({ memberId, batchId, key: `own:${key}`, way: 'claim', from: { ip, userAgent } });
    if (!outcome.ok) throw outcome.refusal;
    return { coupon: publicId('coupon', outcome.value.copy.id), isRepeat: outcome.value.isRepeat };
  },
});
