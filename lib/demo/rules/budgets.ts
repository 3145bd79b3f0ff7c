import { addDays } from '@/lib/kernel/day';

/** A budget of the demo, and what was used of it when: the n-th use by the n-th member of the story. */
export type DemoBudget = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly limit: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly uses: readonly { readonly at: Date; readonly amounts: readonly number[] }[];
};

const yuan = (amount: number) => amount * 100;
// Five orders a day: little, more, much.
const DAY = [yuan(12), yuan(20), yuan(8), yuan(35), yuan(25)];

type Said = readonly [code: string, zh: string, en: string, limit: number, begun: number, toGo: number, days: number];

/** One that is used as evenly as its time passes, one that is four fifths used too soon, one that is used up and gives no more. */
const SAID: readonly Said[] = [
  ['demo_winter', '冬季会员活动', 'Winter for members', yuan(5_000), 20, 30, 20],
  ['demo_newcomers', '新会员礼遇', 'Welcome for newcomers', yuan(2_000), 16, 14, 16],
  ['demo_double_eleven', '双十一加码', 'Double eleven', yuan(1_200), 12, 3, 12],
];

/** The budgets of the demo as of an instant (4.G). */
export const demoBudgets = (now: Date, zone: string): readonly DemoBudget[] =>
  SAID.map(([code, nameZh, nameEn, limit, begun, toGo, days]) => ({
    code,
    nameZh,
    nameEn,
    limit,
    startsAt: addDays(now, -begun, zone),
    endsAt: addDays(now, toGo, zone),
    uses: Array.from({ length: days }, (_, day) => ({ at: addDays(now, day - days, zone), amounts: DAY })),
  }));
