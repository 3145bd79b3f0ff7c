import { localMonth } from '@/lib/kernel/day';
import type { Db } from '@/lib/platform/db';
import type { BudgetKind } from './rules/cost';
import { type BudgetPer, periodAt } from './rules/period';
import { type BudgetScope, budgetsAt } from './store/budgets';
import { takenOf } from './taken';
import { takenKey } from './work';

/** What is asked about: budgets by code, and whole pools by what they are of. */
export type RoomsAsked = {
  readonly codes: readonly string[];
  readonly pools: readonly { readonly scope: BudgetScope; readonly subject: string }[];
  readonly memberId: string | null;
  readonly at: Date;
  readonly zone: string;
};

/** What a budget still has in the period of the instant: for all, and for the member where each has a limit of his own. */
export type RoomView = {
  readonly code: string;
  readonly scope: BudgetScope;
  readonly subject: string;
  readonly kind: BudgetKind;
  readonly per: BudgetPer;
  readonly limit: number;
  readonly left: number;
  readonly memberLeft: number | null;
  readonly isPaused: boolean;
};

/** What budgets may still give, as the database has it now and without a lock: what is told in a quote may be gone when placed. */
export async function budgetRooms(db: Db, { codes, pools, memberId, at, zone }: RoomsAsked): Promise<RoomView[]> {
  const rows = await budgetsAt(db, codes, pools, localMonth(at, zone));
  const limited = rows.filter(({ perMember }) => perMember !== null).map(({ code }) => code);
  const taken = await takenOf(db, memberId === null ? [] : [memberId], limited);
  return rows.map(({ code, scope, subject, kind, per, limitNow: limit, used, perMember, state }) => {
    const period = periodAt(per, at, zone);
    // What nobody takes can be counted for nobody: where each member has a limit, a guest has nothing.
    const own = memberId === null ? perMember : (taken.get(takenKey(code, period, memberId)) ?? 0);
    const memberLeft = perMember === null ? null : Math.max(0, perMember - (own ?? 0));
    const left = Math.max(0, limit - used);
    return { code, scope, subject, kind, per, limit, left, memberLeft, isPaused: state === 'paused' };
  });
}
