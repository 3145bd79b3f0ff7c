import type { Route } from 'next';
import { getTranslations } from 'next-intl/server';
import { cn } from '@/components/ui/cn';
import { NearLink } from '@/components/ui/near-link';
import { CATEGORIES } from '@/lib/mall/rules/terms';
import { type MallAsked, mallHref, SORTS } from './mall-query';

/** What may be had by oneself or all of it, the shelves, and the order by points: links, so that they work before any script. */
export async function MallFilter({ asked }: { readonly asked: MallAsked }) {
  const [t, words] = await Promise.all([getTranslations('mall'), getTranslations('mall-words')]);
  return (
    <div className="mb-3 grid gap-1.5">
      <Chips label={t('filter.who')}>
        <Chip href={mallHref(asked, { isAll: false })} on={!asked.isAll}>
          {t('filter.mine')}
        </Chip>
        <Chip href={mallHref(asked, { isAll: true })} on={asked.isAll}>
          {t('filter.all')}
        </Chip>
        {SORTS.map((sort) => (
          <Chip key={sort} href={mallHref(asked, { sort })} on={asked.sort === sort}>
            {t(`sort.${sort}`)}
          </Chip>
        ))}
      </Chips>
      <Chips label={t('filter.category')}>
        <Chip href={mallHref(asked, { category: null })} on={asked.category === null}>
          {t('filter.every')}
        </Chip>
        {CATEGORIES.map((category) => (
          <Chip key={category} href={mallHref(asked, { category })} on={asked.category === category}>
            {words(`category.${category}`)}
          </Chip>
        ))}
      </Chips>
    </div>
  );
}

function Chips({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <ul aria-label={label} className="scrollbar-none -mx-4 flex gap-1.5 overflow-x-auto px-4 py-1">
      {children}
    </ul>
  );
}

function Chip({ href, on, children }: { readonly href: string; readonly on: boolean; readonly children: string }) {
  return (
    <li className="shrink-0">
      <NearLink
        href={href as Route}
        aria-current={on ? 'true' : undefined}
        className={cn(
          'relative inline-block rounded-full border px-3 py-1 text-xs after:absolute after:inset-x-0 after:-inset-y-2 after:content-[""]',
          on ? 'border-accent bg-tint font-medium text-accent' : 'border-line bg-surface text-muted',
        )}
      >
        {children}
      </NearLink>
    </li>
  );
}
