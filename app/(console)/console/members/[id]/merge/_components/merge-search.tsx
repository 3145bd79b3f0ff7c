'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { List, ListRow } from '@/components/ui/list';
import { SearchField } from '@/components/ui/search-field';
import type { LevelNames } from '../../../../_components/level-names';
import { LookupResult } from '../../../../_components/lookup-result';
import { useLookup } from '../../../../_components/use-lookup';

type Twin = {
  readonly id: string;
  readonly code: string;
  readonly name: string | null;
  readonly mobile: string | null;
};

/** Picks the other member: those who look like the same person first, then whoever is searched for. */
export function MergeSearch({
  id,
  levels,
  twins,
}: {
  readonly id: string;
  readonly levels: LevelNames;
  readonly twins: readonly Twin[];
}) {
  const t = useTranslations('merging');
  const say = useTranslations('console.lookup');
  const [q, setQ] = useState('');
  const found = useLookup(q);
  const withOther = (other: string) => `/console/members/${id}/merge?with=${other}`;
  return (
    <div className="grid max-w-[720px] gap-5">
      {twins.length === 0 ? null : (
        <section className="grid gap-2">
          <h2 className="text-sm">{t('twins')}</h2>
          <p className="text-xs text-muted">{t('twinsNote')}</p>
          <List label={t('twins')}>
            {twins.map((twin) => (
              <ListRow
                key={twin.id}
                href={withOther(twin.id)}
                title={twin.name ?? twin.code}
                detail={`${twin.code} · ${twin.mobile ?? say('noMobile')}`}
              />
            ))}
          </List>
        </section>
      )}
      <search className="grid gap-3">
        <h2 className="text-sm">{t('pick')}</h2>
        <SearchField label={say('label')} placeholder={say('placeholder')} value={q} onSearch={setQ} />
        {q === '' ? (
          <p className="px-1 text-xs text-muted">{t('pickNote')}</p>
        ) : (
          <LookupResult
            lookup={{ ...found, rows: found.rows.filter((row) => row.id !== id) }}
            levels={levels}
            hrefOf={withOther}
          />
        )}
      </search>
    </div>
  );
}
