import type { NavItem } from '@/components/shell/nav';

/** The tabs of the member portal: only pages that exist, at most five; the pass is one tap from anywhere (M7). */
export function memberTabs(t: (key: 'home' | 'benefits' | 'code' | 'tasks' | 'me') => string): readonly NavItem[] {
  return [
    { href: '/', label: t('home'), icon: 'home' },
    { href: '/benefits', label: t('benefits'), icon: 'benefits' },
    { href: '/code', label: t('code'), icon: 'code', raised: true },
    { href: '/tasks', label: t('tasks'), icon: 'tasks' },
    { href: '/me', label: t('me'), icon: 'me' },
  ];
}
