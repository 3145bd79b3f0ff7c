/** The groups of requests that have rules of their own. */
export const SORTS = ['points', 'growth', 'gifts', 'campaigns', 'others'] as const;

/** One of them. */
export type Sort = (typeof SORTS)[number];

/** In what a request costs something. */
export type CostUnit = 'fen' | 'points' | 'growth' | 'times';

/** What a request costs at the most, if anybody can say. */
export type Cost = { readonly amount: number; readonly unit: CostUnit } | null;

/** What the program's settings say about requests. */
export type Demands = {
  readonly answerWithinHours: Readonly<Record<Sort, number>>;
  readonly role: Readonly<Record<Sort, string>>;
  readonly secondAbove: Readonly<Record<'points' | 'growth' | 'fen', number | null>>;
};

/** What a request needs: how many people, of which role one of them, and until when somebody should have answered. */
export type Needs = { readonly approvers: 1 | 2; readonly role: string | null; readonly dueAt: Date };

const HOUR_MS = 3_600_000;
/** The word of the settings for "whoever may decide". */
export const ANY_ROLE = 'any';

/** What a request needs by its sort and its cost, said once when it is asked (4.M). */
export function needsOf(sort: Sort, cost: Cost, demands: Demands, now: Date): Needs {
  const role = demands.role[sort];
  const above = cost === null || cost.unit === 'times' ? null : demands.secondAbove[cost.unit];
  return {
    approvers: cost !== null && above !== null && Math.abs(cost.amount) > above ? 2 : 1,
    role: role === ANY_ROLE ? null : role,
    dueAt: new Date(now.getTime() + demands.answerWithinHours[sort] * HOUR_MS),
  };
}
