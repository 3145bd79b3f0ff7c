import { z } from 'zod';
import type { OutboxEvent } from '@/lib/platform/outbox-drain';
import type { Happening } from './kind';

const Settled = z.object({ orderId: z.string(), goods: z.number().default(0) });
const Refunded = z.object({
  orderId: z.string(),
  refundNo: z.string(),
  goods: z.number().default(0),
  isFull: z.boolean().default(false),
  paidAt: z.coerce.date().nullable().default(null),
});
const Recorded = z.object({ eventId: z.string(), type: z.string(), object: z.string().nullable().default(null) });
const Claimed = z.object({ couponId: z.string(), source: z.string().nullable().default(null) });
const Referred = z.object({ friendId: z.string(), side: z.string() });
const Used = z.object({ couponId: z.string(), orderId: z.string() });

/** An announcement as kinds of tasks read it. A refund counts when its order was paid, so that it meets it (4.H). */
export function happeningOf({ name, at, payload }: OutboxEvent): Happening {
  switch (name) {
    case 'order.settled': {
      const { orderId, goods } = Settled.parse(payload);
      return { name, at, facts: { order: orderId, goods } };
    }
    case 'order.refunded': {
      const { orderId, refundNo, goods, isFull, paidAt } = Refunded.parse(payload);
      return { name, at: paidAt ?? at, facts: { order: orderId, refund: refundNo, goods, isFull } };
    }
    case 'behaviour.recorded': {
      const { eventId, type, object } = Recorded.parse(payload);
      return { name: type, at, facts: { event: eventId, object } };
    }
    case 'coupon.claimed': {
      const { couponId, source } = Claimed.parse(payload);
      return { name, at, facts: { coupon: couponId, source } };
    }
    case 'coupon.redeemed':
    case 'coupon.returned': {
      const { couponId, orderId } = Used.parse(payload);
      return { name, at, facts: { coupon: couponId, order: orderId } };
    }
    case 'referral.rewarded':
    case 'referral.taken_back': {
      const { friendId, side } = Referred.parse(payload);
      return { name, at, facts: { friend: friendId, side } };
    }
    default:
      return { name, at, facts: {} };
  }
}
