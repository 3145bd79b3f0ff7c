'use client';
import type { Route } from 'next';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { cn } from '../ui/cn';
import { NearLink } from '../ui/near-link';
import { BrandMark } from './brand-mark';
import { ConsoleIcon } from './console-icon';
import { currentItem, type NavGroup, type NavItem } from './nav';

/** The console's destinations in groups; the current one is a white plate. */
export function ConsoleSidebar({
  groups,
  onFollow,
}: {
  readonly groups: readonly NavGroup[];
  readonly onFollow?: () => void;
}) {
  const t = useTranslations('shell');
  const current = currentItem(
    groups.flatMap(({ items }) => items),
    usePathname(),
  );
  return (
    <nav aria-label={t('mainNav')} className="grid content-start gap-0.5 px-3 pt-4 pb-8 text-body">
      <p className="flex items-center gap-2.5 px-2 pb-4 pt-0.5 text-[15px] font-bold">
        <BrandMark />
        {t('brand')}
      </p>
      {groups.map((group, index) => (
        <div key={group.label ?? index} className="grid gap-0.5">
          {group.label ? <h2 className="px-2.5 pt-3.5 pb-1 text-2xs font-medium text-muted">{group.label}</h2> : null}
          <ul className="grid gap-0.5">
            {group.items.map((item) => (
              <li key={item.href}>
                <SidebarLink item={item} here={item.href === current?.href} onFollow={onFollow} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function SidebarLink({
  item,
  here,
  onFollow,
}: {
  readonly item: NavItem;
  readonly here: boolean;
  readonly onFollow?: () => void;
}) {
  return (
    <NearLink
      href={item.href as Route}
      onClick={onFollow}
      aria-current={here ? 'page' : undefined}
      className={cn(
        'flex min-h-[max(34px,var(--control-sm))] items-center gap-2.5 rounded-md border px-2.5 py-1 transition-colors duration-quick -outline-offset-2',
        here
          ? 'border-line bg-surface font-medium text-ink'
          : 'border-transparent text-muted hover:bg-track hover:text-ink',
      )}
    >
      <ConsoleIcon name={item.icon} className={cn('size-4 shrink-0', here && 'text-accent')} />
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.badge ? (
        <span className="rounded-full bg-tint px-1.5 text-2xs font-medium leading-[18px] text-accent">
          {item.badge}
        </span>
      ) : null}
    </NearLink>
  );
}
