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
  | 'keys'
  | 'alerts'
  | 'offers'
  | 'invitations'
  | 'invitationRules'
  | 'reviews'
  | 'ledger'
  | 'repairs'
  | 'failures';

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

// The home of each half holds every path below it, so it is current on its own page only.
const HOMES = ['/', '/console'];

/** The most specific destination that holds the path, or undefined. */
export function currentItem(items: readonly NavItem[], path: string): NavItem | undefined {
  return items
    .filter(({ href }) => path === href || (!HOMES.includes(href) && path.startsWith(`${href}/`)))
    .sort((a, b) => b.href.length - a.href.length)[0];
}
