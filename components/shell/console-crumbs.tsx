'use client';
import { usePathname } from 'next/navigation';
import { useSyncExternalStore } from 'react';
import { Breadcrumbs } from '../ui/breadcrumbs';
import { crumbStore } from './crumb-store';
import { currentItem, type NavGroup } from './nav';

/** The path in the top bar: the group, the section, and what the page adds by `PageCrumbs`. */
export function ConsoleCrumbs({ groups }: { readonly groups: readonly NavGroup[] }) {
  const tail = useSyncExternalStore(crumbStore.subscribe, crumbStore.read, crumbStore.readOnServer);
  const item = currentItem(
    groups.flatMap(({ items }) => items),
    usePathname(),
  );
  const group = groups.find(({ items }) => item !== undefined && items.includes(item));
  const crumbs = [
    ...(group?.label ? [{ label: group.label }] : []),
    ...(item ? [{ label: item.label, href: item.href }] : []),
    ...tail,
  ];
  return crumbs.length > 0 ? <Breadcrumbs items={crumbs} className="flex-1" /> : <span className="flex-1" />;
}
