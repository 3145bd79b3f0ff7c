import type { Subscriptions } from '@/lib/platform/outbox-drain';

/** Who listens to which announcement: one line each. A listener is idempotent by the event's id. */
export const subscriptions: Subscriptions = {
  'member.enrolled': [],
  'member.merged': [],
  'member.split': [],
  'order.settled': [],
  'order.refunded': [],
  'level.reached': [],
  'level.kept': [],
  'level.dropped': [],
  'level.reverted': [],
  'level.override': [],
  'level.override_ended': [],
  'level.trial': [],
  'level.trial_ended': [],
  'level.merged': [],
  'level.split': [],
  'level.notice': [],
  'level.invited': [],
  'points.spent': [],
  'points.returned': [],
  'points.expired': [],
  'behaviour.recorded': [],
  'coupon.claimed': [],
  'coupon.redeemed': [],
  'coupon.returned': [],
};
