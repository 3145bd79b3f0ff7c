import type { Sort } from '@/lib/campaigns/kind';

/** Where the parts of each sort are written. */
export const SORT_HOME: Readonly<Record<Sort, string>> = {
  offer: '/console/offers',
  batch: '/console/coupons',
  benefit: '/console/benefits',
  task: '/console/tasks',
  game: '/console/games',
};

/** The page of something a campaign is about: a part, another campaign, a budget. */
export function partHref({ sort, code }: { readonly sort: string; readonly code: string }): string {
  if (sort === 'campaign') return `/console/campaigns/${code}`;
  if (sort === 'budget') return `/console/budgets/${code}`;
  return `${SORT_HOME[sort as Sort]}/${encodeURIComponent(code)}`;
}
