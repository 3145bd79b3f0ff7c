/** The icons navigation may name; data names them, so that it can cross from server to browser. */
export type NavIconName =
  | 'home'
  | 'level'
  | 'points'
  | 'orders'
  | 'me'
  | 'benefits'
  | 'code'
  | 'tasks'
  | 'coupons'
  | 'games'
  | 'surveys'
  | 'mall'
  | 'dashboard'
  | 'members'
  | 'segments'
  | 'campaigns'
  | 'journeys'
  | 'verify'
  | 'catalog'
  | 'stores'
  | 'reports'
  | 'approvals'
  | 'audit'
  | 'settings'
  | 'design'
  | 'messages'
  | 'experiments'
  | 'risk'
  | 'budgets'
  | 'privacy'
  | 'staff'
  | 'keys';

/** One destination, its label already in the reader's language. */
export type NavItem = {
  readonly href: string;
  readonly label: string;
  readonly icon: NavIconName;
  /** Raised in the middle of the tab bar; at most one. */
  readonly raised?: boolean;
  /** The letter that follows G in the console. */
  readonly key?: string;
  /** What waits there, for instance "3 待审". */
  readonly badge?: string;
};

/** Destinations under one heading; the first group may have none. */
export type NavGroup = { readonly label?: string; readonly items: readonly NavItem[] };

/** The most specific destination that holds the path, or undefined. */
export function currentItem(items: readonly NavItem[], path: string): NavItem | undefined {
  return items
    .filter(({ href }) => path === href || (href !== '/' && path.startsWith(`${href}/`)))
    .sort((a, b) => b.href.length - a.href.length)[0];
}
