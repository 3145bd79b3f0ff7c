import { requireId } from '@/lib/kernel/id';
import { command } from '@/lib/platform/command';
import { requestSource } from '@/lib/platform/request-source';
import type { ClaimAnswer } from '../claim/asks';
import { claimByCode as claimCode } from '../claim/by-code';
import { claimJoined } from '../claim/process';
import { ClaimByCodeInput, ClaimInput } from '../schema';

/** Claims a copy of a batch for a member (4.E); a repeat with its key or Idempotency-Key gets the first one. */
export const claimCoupon = command({
  name: 'coupons.claim',
  can: 'coupons.give',
  input: ClaimInput,
  transaction: 'own',
  async run(context, { id, memberId, key, device, ip }): Promise<ClaimAnswer> {
    const outcome = await claimJoined({
      memberId: requireId('member', memberId),
      batchId: requireId('couponBatch', id),
      key: key ?? requestSource('claim', context)?.id ?? null,
      way: 'claim',
      from: { device, ip },
    });
    if (!outcome.ok) throw outcome.refusal;
    return outcome.value;
  },
});

/** Claims the copy of a code that was made in advance for the member who typed it (4.E). */
export const claimByCode = command({
  name: 'coupons.claimByCode',
  can: 'coupons.give',
  input: ClaimByCodeInput,
  transaction: 'own',
  async run({ now }, { code, memberId, device, ip }): Promise<ClaimAnswer> {
    const outcome = await claimCode({ memberId: requireId('member', memberId), code, from: { device, ip } }, now);
    if (!outcome.ok) throw outcome.refusal;
    return outcome.value;
  },
});
