import { must } from '@/lib/kernel/assert';
import { publicId, requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { requireMemberInSight } from '@/lib/members';
import { command } from '@/lib/platform/command';
import { processClaimsIn } from '../claim/process';
import { GiveOneInput, TakeBackInput } from '../schema';
import { voidCopy } from './void-coupon';

/** Gives one member a copy by hand, with the reason (B2, S0-4.3); the same key again answers the first copy. */
export const giveOneCommand = command({
  name: 'coupons.giveOne',
  can: 'coupons.give',
  input: GiveOneInput,
  async run({ db, actor, now }, { batch, memberId: named, key }) {
    const memberId = requireId('member', named);
    await requireMemberInSight(db, actor, memberId);
    const ask = {
      memberId,
      batchId: requireId('couponBatch', batch),
      key: `manual:${key}`,
      way: 'give',
      from: {},
    } as const;
    const outcome = must((await processClaimsIn(db, [ask], now))[0], 'an answer for each ask');
    if (!outcome.ok) throw outcome.refusal;
    const { copy, isRepeat } = outcome.value;
    return { memberId, coupon: publicId('coupon', copy.id), isRepeat };
  },
  audit: ({ batch, note }, { memberId, coupon, isRepeat }) =>
    isRepeat ? null : { objectType: 'member', objectId: memberId, after: { batch, coupon }, reason: note },
});

/** Takes a member's unused copy back, with the reason (B2); doing it again changes nothing. */
export const takeBackCommand = command({
  name: 'coupons.takeBack',
  can: 'coupons.give',
  input: TakeBackInput,
  async run({ db, actor, now }, { memberId: named, coupon, note }) {
    const memberId = requireId('member', named);
    await requireMemberInSight(db, actor, memberId);
    const voided = await voidCopy(db, { memberId, couponId: requireId('coupon', coupon) }, note, now);
    if (voided === null) throw new Refusal('coupon_not_found', {}, 404);
    return { memberId, coupon, isRepeat: voided.isRepeat };
  },
  audit: ({ note }, { memberId, coupon, isRepeat }) =>
    isRepeat ? null : { objectType: 'member', objectId: memberId, before: { coupon }, reason: note },
});
