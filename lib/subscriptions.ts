import { grantOnBehaviour, grantOnEnrolled, grantOnLevel, grantOnOrder } from '@/lib/benefits';
import type { Subscriptions } from '@/lib/platform/outbox-drain';
import { countOnEvent } from '@/lib/tasks';

/** Who listens to which announcement: one line each. A listener is idempotent by the event's id. */
export const subscriptions: Subscriptions = {
  'member.enrolled': [grantOnEnrolled],
  'member.merged': [],
  'member.split': [],
  'order.settled': [grantOnOrder, countOnEvent],
  'order.refunded': [countOnEvent],
  'level.reached': [grantOnLevel],
  'level.kept': [],
  'level.dropped': [],
  'level.reverted': [],
  'level.override': [grantOnLevel],
  'level.override_ended': [],
  'level.trial': [grantOnLevel],
  'level.trial_ended': [],
  'level.merged': [grantOnLevel],
  'level.split': [],
  'level.notice': [],
  'level.invited': [],
  'points.spent': [],
  'points.returned': [],
  'points.expired': [],
  'behaviour.recorded': [grantOnBehaviour, countOnEvent],
  'coupon.claimed': [countOnEvent],
  'coupon.redeemed': [countOnEvent],
  'coupon.returned': [countOnEvent],
  'budget.reached': [],
  'benefit.granted': [],
  'benefit.used': [],
  'benefit.returned': [],
  'reward.given': [],
  'reward.taken_back': [],
  'game.drawn': [],
};
