'use client';
import { useEffect } from 'react';
import { type Crumb, crumbStore } from './crumb-store';

/** Names the page at hand in the top bar, below the section it belongs to: `<PageCrumbs crumbs={[{ label: member.name }]} />`. */
export function PageCrumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const key = JSON.stringify(crumbs);
  useEffect(() => {
    crumbStore.set(JSON.parse(key) as Crumb[]);
    return () => crumbStore.set([]);
  }, [key]);
  return null;
}
