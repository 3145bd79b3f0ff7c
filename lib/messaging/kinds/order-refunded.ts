import { z } from 'zod';
import { publicId } from '@/lib/kernel/id';
import { noticeKind } from '../kind';

/** Goods that came back, with the points that went back with them. */
export const orderRefunded = noticeKind({
  code: 'order_refunded',
  event: 'order.refunded',
  category: 'orders',
  purpose: 'service',
  payload: z.object({ orderId: z.string(), points: z.number(), growth: z.number() }),
  example: { orderId: '019aa7c4-0000-7000-8000-000000000000', points: -20, growth: -20 },
  tell: ({ orderId, points }) => ({
    values: { points: Math.abs(points) },
    href: `/orders/${publicId('order', orderId)}`,
  }),
});
