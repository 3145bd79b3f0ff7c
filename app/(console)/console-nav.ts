import type { NavGroup } from '@/components/shell/nav';

type Label = 'home' | 'members' | 'design' | 'manage';

/** The destinations of the console: only pages that exist. */
export function consoleNav(t: (key: Label) => string): readonly NavGroup[] {
  return [
    {
      items: [
        { href: '/console', label: t('home'), icon: 'dashboard', key: 'D' },
        { href: '/console/members', label: t('members'), icon: 'members', key: 'M' },
      ],
    },
    { label: t('manage'), items: [{ href: '/console/design', label: t('design'), icon: 'design' }] },
  ];
}
