'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { SearchField } from '@/components/ui/search-field';
import type { SettingsShown } from '@/lib/settings';
import { SectionCard } from './section-card';
import { useFieldWords } from './use-field-words';

/** All sections with a search over their words; a section whose own title matches shows all of its fields. */
export function SettingsBoard({
  sections,
  zone,
  mayEdit,
}: {
  readonly sections: readonly SettingsShown[];
  readonly zone: string;
  readonly mayEdit: boolean;
}) {
  const t = useTranslations('settings');
  const words = useFieldWords();
  const [query, setQuery] = useState('');
  const wanted = plain(query);
  const found = sections.map((section) => {
    const own = `${t(`section.${section.code}.title`)} ${t(`section.${section.code}.note`)}`;
    const matches = section.fields.filter(
      (field) => plain(own).includes(wanted) || plain(words.searched(section.code, field)).includes(wanted),
    );
    return { section, matches };
  });
  const count = found.reduce((total, { matches }) => total + matches.length, 0);
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <SearchField label={t('search')} value={query} onSearch={setQuery} className="w-full sm:w-80" />
        <p role="status" className="text-dense text-muted">
          {query === '' ? '' : t('found', { count })}
        </p>
      </div>
      {count === 0 ? (
        <Card>
          <EmptyState
            drawing="search"
            title={t('nothing', { query })}
            actions={<Button onClick={() => setQuery('')}>{t('clear')}</Button>}
          >
            {t('nothingNote')}
          </EmptyState>
        </Card>
      ) : null}
      {/* What is typed in a section must outlive a search that hides it. */}
      {found.map(({ section, matches }) => (
        <div key={`${section.code}@${section.version}`} hidden={matches.length === 0}>
          <SectionCard section={section} shown={matches} zone={zone} mayEdit={mayEdit} />
        </div>
      ))}
    </div>
  );
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
