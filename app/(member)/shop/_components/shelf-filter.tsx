import type { Route } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Input } from '@/components/ui/input';
import { NearLink } from '@/components/ui/near-link';
import { type ShelfAsked, shelfHref } from './shelf-query';

type Node = {
  readonly code: string;
  readonly parentCode: string | null;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly archivedAt: Date | null;
};

/** Search and the top of the tree of categories; links and a plain form, so that both work before any script has come. */
export async function ShelfFilter({ asked, tree }: { readonly asked: ShelfAsked; readonly tree: readonly Node[] }) {
  const [t, locale] = await Promise.all([getTranslations('shop'), getLocale()]);
  const tops = tree.filter(({ parentCode, archivedAt }) => parentCode === null && archivedAt === null);
  const chips = [
    { code: null, name: t('all') },
    ...tops.map(({ code, nameZh, nameEn }) => ({ code, name: locale === 'en' ? nameEn : nameZh })),
  ];
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: older phones do not know the search element */}
      <form action="/shop" role="search" className="mb-3 flex gap-2">
        {asked.category === null ? null : <input type="hidden" name="category" value={asked.category} />}
        <span className="min-w-0 flex-1">
          <Input type="search" name="q" defaultValue={asked.q} aria-label={t('search')} placeholder={t('search')} />
        </span>
        <Button type="submit">{t('find')}</Button>
      </form>
      <ul aria-label={t('categories')} className="scrollbar-none -mx-4 mb-3 flex gap-1.5 overflow-x-auto px-4 py-1">
        {chips.map(({ code, name }) => (
          <li key={code} className="shrink-0">
            <NearLink
              href={shelfHref(asked, { category: code }) as Route}
              aria-current={code === asked.category ? 'true' : undefined}
              className={cn(
                'relative inline-block rounded-full border px-3 py-1 text-xs after:absolute after:inset-x-0 after:-inset-y-2 after:content-[""]',
                code === asked.category
                  ? 'border-accent bg-tint font-medium text-accent'
                  : 'border-line bg-surface text-muted',
              )}
            >
              {name}
            </NearLink>
          </li>
        ))}
      </ul>
    </>
  );
}
