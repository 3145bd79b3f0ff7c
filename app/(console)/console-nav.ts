import type { NavGroup, NavItem } from '@/components/shell/nav';
import { type Actor, isShown } from '@/lib/kernel/actor';
import type { Permission } from '@/lib/kernel/permission';
import { isShopOpen } from '@/lib/shop';

type Label =
  | 'alerts'
  | 'earning'
  | 'refundRequests'
  | 'goods'
  | 'stores'
  | 'coupons'
  | 'benefits'
  | 'tasks'
  | 'campaigns'
  | 'rehearsals'
  | 'games'
  | 'surveys'
  | 'reviews'
  | 'mall'
  | 'offers'
  | 'desk'
  | 'budgets'
  | 'referral'
  | 'privacy'
  | 'invitationRules'
  | 'home'
  | 'members'
  | 'segments'
  | 'levels'
  | 'design'
  | 'marketing'
  | 'business'
  | 'manage'
  | 'approvals'
  | 'ledger'
  | 'reports'
  | 'audit'
  | 'failures'
  | 'repairs'
  | 'access'
  | 'settings';
type Destination = NavItem & { readonly can?: Permission };

/** The destinations of the console: only pages that exist, and of those only what the person may open. */
export function consoleNav(
  t: (key: Label) => string,
  actor: Actor,
  badges: Readonly<Record<string, string | undefined>> = {},
): readonly NavGroup[] {
  const groups: readonly { readonly label?: string; readonly items: readonly Destination[] }[] = [
    {
      items: [
        { href: '/console', label: t('home'), icon: 'dashboard', key: 'D' },
        { href: '/console/desk', label: t('desk'), icon: 'verify', key: 'V', can: 'coupons.redeem' },
        { href: '/console/members', label: t('members'), icon: 'members', key: 'M', can: 'members.read' },
        { href: '/console/segments', label: t('segments'), icon: 'segments', key: 'U', can: 'segments.read' },
        { href: '/console/approvals', label: t('approvals'), icon: 'approvals', key: 'A', can: 'approvals.read' },
        { href: '/console/alerts', label: t('alerts'), icon: 'alerts' },
      ],
    },
    {
      label: t('marketing'),
      items: [
        { href: '/console/campaigns', label: t('campaigns'), icon: 'campaigns', can: 'campaigns.read' },
        { href: '/console/offers', label: t('offers'), icon: 'offers', key: 'O', can: 'offers.read' },
        { href: '/console/coupons', label: t('coupons'), icon: 'coupons', key: 'K', can: 'coupons.read' },
        { href: '/console/benefits', label: t('benefits'), icon: 'benefits', key: 'F', can: 'benefits.read' },
        { href: '/console/tasks', label: t('tasks'), icon: 'tasks', key: 'T', can: 'tasks.read' },
        { href: '/console/mall', label: t('mall'), icon: 'mall', can: 'mall.read' },
        { href: '/console/games', label: t('games'), icon: 'games', can: 'games.read' },
        { href: '/console/referral', label: t('referral'), icon: 'invitations', key: 'I', can: 'referral.read' },
        { href: '/console/surveys', label: t('surveys'), icon: 'surveys', can: 'surveys.read' },
        { href: '/console/budgets', label: t('budgets'), icon: 'budgets', key: 'B', can: 'budgets.read' },
        { href: '/console/rehearsals', label: t('rehearsals'), icon: 'experiments', can: 'rehearsals.read' },
      ],
    },
    {
      label: t('business'),
      items: [
        { href: '/console/reports', label: t('reports'), icon: 'reports', key: 'R', can: 'reports.read' },
        { href: '/console/goods', label: t('goods'), icon: 'catalog', key: 'C', can: 'catalog.read' },
        { href: '/console/stores', label: t('stores'), icon: 'stores', can: 'stores.read' },
        { href: '/console/reviews', label: t('reviews'), icon: 'reviews', can: 'reviews.read' },
        ...(isShopOpen() ? [requestsOf(t('refundRequests'))] : []),
        { href: '/console/ledger', label: t('ledger'), icon: 'ledger', key: 'L', can: 'ledger.read' },
        { href: '/console/repairs', label: t('repairs'), icon: 'repairs', can: 'repairs.read' },
        { href: '/console/privacy', label: t('privacy'), icon: 'privacy', can: 'privacy.read' },
      ],
    },
    {
      label: t('manage'),
      items: [
        { href: '/console/levels', label: t('levels'), icon: 'level', can: 'settings.read' },
        { href: '/console/earning', label: t('earning'), icon: 'points', can: 'settings.read' },
        {
          href: '/console/referral/programme',
          label: t('invitationRules'),
          icon: 'invitationRules',
          can: 'referral.edit',
        },
        { href: '/console/access', label: t('access'), icon: 'staff', can: 'access.read' },
        { href: '/console/audit', label: t('audit'), icon: 'audit', can: 'audit.read' },
        { href: '/console/failures', label: t('failures'), icon: 'failures', can: 'system.read' },
        { href: '/console/settings', label: t('settings'), icon: 'settings', key: 'S', can: 'settings.read' },
        { href: '/console/design', label: t('design'), icon: 'design', can: 'settings.edit' },
      ],
    },
  ];
  return groups
    .map(({ label, items }) => ({
      label,
      items: items
        .filter(({ can }) => can === undefined || isShown(actor, can))
        .map((item) => ({ ...bare(item), badge: badges[item.href] })),
    }))
    .filter(({ items }) => items.length > 0);
}

/** Members ask for refunds in the demo shop only. */
const requestsOf = (label: string): Destination => ({
  href: '/console/orders/requests',
  label,
  icon: 'orders',
  can: 'refunds.write',
});

const bare = ({ can: _, ...item }: Destination): NavItem => item;
