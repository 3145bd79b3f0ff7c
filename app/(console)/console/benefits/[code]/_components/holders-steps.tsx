'use client';
import type { Route } from 'next';
import { usePathname, useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { Pagination } from '@/components/ui/pagination';
import { SearchField } from '@/components/ui/search-field';

type Steps = { readonly member: string; readonly previous: string | null; readonly next: string | null };

/** Finds one holder by what he is known by; the address keeps who is asked for. */
export function HoldersSearch({ member }: { readonly member: string }) {
  const t = useTranslations('benefits');
  const { go, pending } = useGo();
  return (
    <div className="px-4 pb-3" aria-busy={pending}>
      <SearchField
        label={t('holders.search')}
        placeholder={t('holders.search')}
        value={member}
        maxLength={128}
        onSearch={(query) => go({ member: query.trim(), at: '' })}
        className="max-w-sm"
      />
    </div>
  );
}

/** Steps through all holders, newest first. */
export function HoldersSteps({ member, previous, next }: Steps) {
  const t = useTranslations('benefits');
  const { go, pending } = useGo();
  if (previous === null && next === null) return null;
  return (
    <div className="px-4 py-3" aria-busy={pending}>
      <Pagination previous={previous} next={next} onGo={(at) => go({ member, at })}>
        {t('holders.newest')}
      </Pagination>
    </div>
  );
}

function useGo() {
  const [router, path] = [useRouter(), usePathname()];
  const [pending, start] = useTransition();
  function go(asked: Readonly<Record<string, string>>) {
    const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''));
    start(() => router.push(`${path}${query.size === 0 ? '' : `?${query}`}` as Route, { scroll: false }));
  }
  return { go, pending };
}
