import { grantOnBehaviour, grantOnEnrolled, grantOnLevel, grantOnOrder } from '@/lib/benefits';
import { tellMember } from '@/lib/messaging';
import type { Subscriptions } from '@/lib/platform/outbox-drain';
import {
  bindOnEnrolled,
  considerOnMerge,
  considerOnOrder,
  giveForBoost,
  giveForReferral,
  noteGivenLate,
  takeBackForReferral,
  thankHelper,
} from '@/lib/referral';
import { standOnEvent } from '@/lib/segments';
import { refreshOnPurchase } from '@/lib/statistics';
import { suggestAnew, suggestAsConsented } from '@/lib/suggestions';
import { countOnEvent } from '@/lib/tasks';

/** Who listens to which announcement: one line each. A listener is idempotent by the event's id. */
export const subscriptions: Subscriptions = {
  'member.enrolled': [standOnEvent, grantOnEnrolled, bindOnEnrolled, tellMember],
  'member.described': [suggestAnew],
  'member.left': [],
  'consent.changed': [suggestAsConsented],
  'member.merged': [standOnEvent, refreshOnPurchase, considerOnMerge, suggestAnew],
  'member.split': [standOnEvent, refreshOnPurchase, considerOnMerge, suggestAnew],
  'order.settled': [standOnEvent, refreshOnPurchase, grantOnOrder, considerOnOrder, countOnEvent, suggestAnew],
  'order.refunded': [refreshOnPurchase, considerOnOrder, countOnEvent, tellMember, suggestAnew],
  'level.reached': [grantOnLevel, tellMember],
  'level.kept': [tellMember],
  'level.dropped': [tellMember],
  'level.reverted': [],
  'level.override': [grantOnLevel],
  'level.override_ended': [],
  'level.trial': [grantOnLevel],
  'level.trial_ended': [],
  'level.merged': [grantOnLevel],
  'level.split': [],
  'level.notice': [tellMember],
  'level.invited': [tellMember],
  'points.spent': [],
  'points.returned': [],
  'points.expired': [tellMember],
  'behaviour.recorded': [standOnEvent, grantOnBehaviour, countOnEvent],
  'coupon.claimed': [countOnEvent, tellMember],
  'coupon.claimable': [tellMember],
  'coupon.redeemed': [countOnEvent],
  'coupon.returned': [countOnEvent],
  'coupon.voided': [tellMember],
  'budget.reached': [],
  'benefit.granted': [tellMember],
  'benefit.used': [],
  'benefit.returned': [],
  'referral.rewarded': [giveForReferral, countOnEvent],
  'referral.taken_back': [takeBackForReferral, countOnEvent],
  'boost.helped': [thankHelper],
  'boost.reached': [giveForBoost],
  'reward.given': [noteGivenLate, tellMember],
  'mall.exchanged': [],
  'mall.cancelled': [],
  'mall.back': [tellMember],
  'reward.taken_back': [],
  'game.drawn': [],
  'survey.answered': [],
  'lifecycle.changed': [],
  'value.changed': [],
};
