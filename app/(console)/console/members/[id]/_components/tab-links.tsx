import { Lock } from 'lucide-react';
import type { Route } from 'next';
import { getTranslations } from 'next-intl/server';
import { cn } from '@/components/ui/cn';
import { NearLink } from '@/components/ui/near-link';
import type { Actor } from '@/lib/kernel/actor';
import { InSight } from './in-sight';
import { lackedFor, TAB_NAMES, type Tab } from './tabs';

/** The tabs as links: each is an address of its own and reads only what it shows. */
export async function TabLinks({
  current,
  actor,
  id,
}: {
  readonly current: Tab;
  readonly actor: Actor;
  readonly id: string;
}) {
  const t = await getTranslations('members');
  return (
    <nav aria-label={t('sections')} className="mt-3 mb-4 border-b border-line">
      <ul className="scrollbar-none flex gap-1 overflow-x-auto">
        {TAB_NAMES.map((tab) => {
          const here = tab === current;
          return (
            <li key={tab} className="relative shrink-0">
              <NearLink
                href={(tab === 'overview' ? `/console/members/${id}` : `/console/members/${id}?tab=${tab}`) as Route}
                aria-current={here ? 'page' : undefined}
                scroll={false}
                className={cn(
                  '-mb-px flex min-h-control items-center gap-1 border-b-2 px-3 text-dense -outline-offset-2 transition-colors duration-quick hover:text-ink',
                  here ? 'border-accent font-medium text-ink' : 'border-transparent text-muted',
                )}
              >
                {here ? <InSight /> : null}
                {t(`tab.${tab}`)}
                {lackedFor(tab, actor) === null ? null : (
                  <>
                    <Lock className="size-3" aria-hidden="true" />
                    <span className="sr-only">{t('locked')}</span>
                  </>
                )}
              </NearLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
