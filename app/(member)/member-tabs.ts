import type { NavItem } from '@/components/shell/nav';

/** The tabs of the member portal: only pages that exist, at most five. */
export function memberTabs(t: (key: 'home' | 'level' | 'points' | 'orders' | 'me') => string): readonly NavItem[] {
  return [
    { href: '/', label: t('home'), icon: 'home' },
    { href: '/level', label: t('level'), icon: 'level' },
    { href: '/points', label: t('points'), icon: 'points' },
    { href: '/orders', label: t('orders'), icon: 'orders' },
    { href: '/me', label: t('me'), icon: 'me' },
  ];
}
