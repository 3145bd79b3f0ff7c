import { instantOf, localTime } from '@/lib/kernel/day';

/** A task of the demo: its code, and its terms as they are published. */
export type DemoTask = { readonly code: string; readonly terms: Readonly<Record<string, unknown>> };

const points = (amount: number) => ({ kind: 'points', params: { points: amount } });
const name = (zh: string, en: string) => ({ zh, en });

/** Dailies, growing ones and a limited one of the running month, beside the newcomer set of the standard program. */
export function demoTasks(now: Date, zone: string): readonly DemoTask[] {
  const { year, month, day } = localTime(now, zone);
  const limited = { from: instantOf(zone, year, month, day - 7), to: instantOf(zone, year, month, day + 14) };
  const once = { kind: 'visit', target: 1 };
  return [
    {
      code: 'demo-centre-visit',
      terms: {
        ...once,
        name: name('逛逛领券中心', 'Look at the coupon centre'),
        group: 'daily',
        params: { page: '/coupons/centre' },
        per: 'day',
        rewards: [points(2)],
        place: 10,
      },
    },
    {
      code: 'demo-share',
      terms: {
        name: name('分享好物', 'Share something you like'),
        group: 'daily',
        kind: 'share',
        params: {},
        target: 3,
        dailyMax: 1,
        per: 'week',
        rewards: [points(10)],
        place: 20,
      },
    },
    {
      code: 'demo-week-check-ins',
      terms: {
        name: name('本周签到 5 天', 'Check in on 5 days this week'),
        group: 'daily',
        kind: 'check_in_days',
        params: {},
        target: 5,
        per: 'week',
        rewards: [{ kind: 'make_up_cards', params: { cards: 1 } }],
        place: 30,
      },
    },
    {
      code: 'demo-month-orders',
      terms: {
        name: name('本月下单 3 次', 'Order 3 times this month'),
        description: name('每单满 ¥50', 'Each from ¥50'),
        group: 'growth',
        kind: 'orders_count',
        params: { from: 5_000 },
        target: 3,
        per: 'month',
        rewards: [points(100), { kind: 'growth', params: { growth: 50 } }],
        place: 10,
      },
    },
    {
      code: 'demo-season-spend',
      terms: {
        name: name('年末感恩：累计消费满 ¥500', 'Year-end thanks: spend ¥500'),
        group: 'limited',
        kind: 'spend_amount',
        params: {},
        target: 50_000,
        per: 'once',
        window: limited,
        rewards: [{ kind: 'coupon', params: { batch: 'demo_straight_off', count: 1 } }, points(50)],
        place: 10,
      },
    },
    {
      code: 'demo-coupon-use',
      terms: {
        name: name('用掉一张券', 'Use a coupon'),
        group: 'limited',
        kind: 'use_coupon',
        params: {},
        target: 1,
        per: 'once',
        window: limited,
        rewards: [points(20)],
        place: 20,
      },
    },
  ];
}
