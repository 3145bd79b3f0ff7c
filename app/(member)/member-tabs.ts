import type { NavItem } from '@/components/shell/nav';

/** The tabs of the member portal: only pages that exist, at most five; the pass is one tap from anywhere (M7). */
export function memberTabs(t: (key: 'home' | 'level' | 'code' | 'orders' | 'me') => string): readonly NavItem[] {
  return [
    { href: '/', label: t('home'), icon: 'home' },
    { href: '/level', label: t('level'), icon: 'level' },
    { href: '/code', label: t('code'), icon: 'code', raised: true },
    { href: '/orders', label: t('orders'), icon: 'orders' },
    { href: '/me', label: t('me'), icon: 'me' },
  ];
}
