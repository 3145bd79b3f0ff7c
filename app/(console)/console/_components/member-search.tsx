'use client';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { isComposing } from '@/components/ui/keys';
import { SearchField } from '@/components/ui/search-field';
import type { LevelNames } from './level-names';
import { LookupResult } from './lookup-result';
import { useLookup } from './use-lookup';

/** The first thing on the start page: one box that finds a member by any key; Enter opens the only match. */
export function MemberSearch({ levels }: { readonly levels: LevelNames }) {
  const t = useTranslations('console.lookup');
  const router = useRouter();
  const [q, setQ] = useState('');
  const lookup = useLookup(q);
  const only = lookup.rows.length === 1 ? lookup.rows[0] : undefined;
  return (
    <search
      className="grid gap-3"
      onKeyDown={(event) => {
        const isField = event.target instanceof HTMLInputElement;
        if (event.key === 'Enter' && isField && !isComposing(event.nativeEvent) && only !== undefined) {
          router.push(`/console/members/${only.id}` as Route);
        }
      }}
    >
      <SearchField
        label={t('label')}
        placeholder={t('placeholder')}
        value={q}
        onSearch={setQ}
        className="h-12 text-base"
      />
      {q === '' ? (
        <p className="px-1 text-xs text-muted">{t('hint')}</p>
      ) : (
        <LookupResult lookup={lookup} levels={levels} />
      )}
    </search>
  );
}
