'use client';
import type { Route } from 'next';
import { usePathname } from 'next/navigation';
import { type ReactNode, Suspense } from 'react';
import { cn } from '../ui/cn';
import { NearLink } from '../ui/near-link';
import { currentItem, type NavItem } from './nav';
import { TabIcon } from './tab-icon';

const COLUMNS: Readonly<Record<number, string>> = {
  1: 'grid-cols-1',
  2: 'grid-cols-2',
  3: 'grid-cols-3',
  4: 'grid-cols-4',
  5: 'grid-cols-5',
};

/** The bottom bar of at most five tabs, thumb-sized, above the phone's own bar. */
export function TabBar({
  items,
  marks = {},
  label,
}: {
  readonly items: readonly NavItem[];
  /** What waits behind a tab, by where it leads; it comes when it is there. */
  readonly marks?: Readonly<Record<string, ReactNode>>;
  readonly label: string;
}) {
  const current = currentItem(items, usePathname());
  return (
    <nav aria-label={label} className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-safe-b">
      <ul className={cn('mx-auto grid max-w-phone items-end px-1', COLUMNS[Math.min(5, items.length)])}>
        {items.map((item) => {
          const here = item.href === current?.href;
          return (
            <li key={item.href} className="min-w-0">
              <NearLink
                href={item.href as Route}
                aria-current={here ? 'page' : undefined}
                className={cn(
                  'grid min-h-14 content-end justify-items-center gap-0.5 rounded-lg px-0.5 pt-2 pb-1.5 text-2xs transition-colors duration-quick',
                  '-outline-offset-2',
                  here ? 'font-medium text-accent' : 'text-muted',
                )}
              >
                {item.raised ? (
                  <span className="-mt-8 grid size-[60px] place-items-center rounded-2xl bg-accent text-on-accent shadow-float">
                    <TabIcon name={item.icon} className="size-7" />
                  </span>
                ) : (
                  <span className="relative">
                    <TabIcon name={item.icon} className="size-[22px]" />
                    <Suspense>{marks[item.href]}</Suspense>
                  </span>
                )}
                <span className="max-w-full text-center leading-tight wrap-anywhere">{item.label}</span>
              </NearLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
