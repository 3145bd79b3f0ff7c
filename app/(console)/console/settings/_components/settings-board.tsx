'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { SearchField } from '@/components/ui/search-field';
import type { SettingsShown } from '@/lib/settings';
import type { SearchWords } from '../_reading/search-words';
import { grouped } from './groups';
import { SectionCard } from './section-card';
import { SectionNav } from './section-nav';

/** All sections by their parts, with a search over their words in both languages and their names in the program. */
export function SettingsBoard({
  sections,
  words,
  zone,
  mayEdit,
}: {
  readonly sections: readonly SettingsShown[];
  readonly words: SearchWords;
  readonly zone: string;
  readonly mayEdit: boolean;
}) {
  const t = useTranslations('settings');
  const [query, setQuery] = useState('');
  const wanted = plain(query);
  const found = sections.map((section) => {
    const matches = section.fields.filter(({ path }) =>
      plain(words[section.code]?.[path.join('.')] ?? '').includes(wanted),
    );
    return { code: section.code, section, matches };
  });
  const count = found.reduce((total, { matches }) => total + matches.length, 0);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 lg:grid-cols-[13rem_minmax(0,56rem)]">
      <div className="grid content-start gap-3 self-start lg:sticky lg:top-[68px] lg:max-h-[calc(100vh-84px)] lg:overflow-y-auto">
        {/* Its focus ring must not be cut by the box that scrolls. */}
        <div className="grid gap-2 p-0.5">
          <SearchField label={t('search')} value={query} onSearch={setQuery} className="w-full" />
          <p role="status" className="text-dense text-muted empty:hidden">
            {query === '' ? '' : t('found', { count })}
          </p>
        </div>
        {query === '' ? <SectionNav sections={sections} /> : null}
      </div>
      <div className="grid min-w-0 gap-4">
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
        {grouped(found).map((part) => (
          <section
            key={part.code}
            aria-labelledby={`settings-${part.code}`}
            className="grid gap-4"
            hidden={part.sections.every(({ matches }) => matches.length === 0)}
          >
            <h2 id={`settings-${part.code}`} className="scroll-mt-20 pt-2 text-base">
              {t(`part.${part.code}`)}
            </h2>
            {part.sections.map(({ section, matches }) => (
              <div key={`${section.code}@${section.version}`} hidden={matches.length === 0}>
                <SectionCard section={section} shown={matches} zone={zone} mayEdit={mayEdit} />
              </div>
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
