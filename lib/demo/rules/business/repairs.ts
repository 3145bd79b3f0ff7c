import type { Diary } from './diary';

/** A repair of the demo: what went wrong when, what makes it good, and whether a second person has agreed. */
export type DemoRepair = {
  readonly key: string;
  readonly day: number;
  readonly name: string;
  readonly reason: string;
  readonly choice: Readonly<Record<string, unknown>>;
  readonly remedy: Readonly<Record<string, unknown>>;
  readonly isApproved: boolean;
};

const both = (zh: string, en: string) => ({ zh, en });

/** One that is done, of orders that earned too little; one that waits, of a day on which deliveries were late. */
export const demoRepairs = ({ at }: Diary): readonly DemoRepair[] => [
  {
    key: 'demo-double-points',
    day: -8,
    name: '会员日首日积分少发',
    reason: '会员日首日应按 1.5 倍计分，规则上线晚了一天',
    choice: { by: 'rule', code: 'points#order', outcome: 'given', from: at(-11), to: at(-10) },
    remedy: {
      points: { how: 'right', bp: 15_000 },
      message: {
        title: both('积分已补发', 'Points made good'),
        text: both('会员日首日的积分少算了，已为你补上。', 'The first member day earned too little: it is made good.'),
      },
    },
    isApproved: true,
  },
  {
    key: 'demo-late-delivery',
    day: -1,
    name: '护肤节首日配送延误致歉',
    reason: '仓库爆单，首日订单晚发一天，每单补 50 积分',
    choice: { by: 'offer', code: 'demo-skincare', outcome: 'any', from: at(-5), to: at(-4) },
    remedy: {
      points: { how: 'each', amount: 50 },
      message: {
        title: both('抱歉，让你久等了', 'Sorry for the wait'),
        text: both('首日订单晚发，补你 50 积分。', 'Your order left late: 50 points for the wait.'),
      },
    },
    isApproved: false,
  },
];

/** By what the repairs of the demo are found again. */
export const REPAIR_KEYS = ['demo-double-points', 'demo-late-delivery'] as const;
