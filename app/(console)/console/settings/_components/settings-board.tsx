'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { SearchField } from '@/components/ui/search-field';
import { TextLink } from '@/components/ui/text-link';
import type { SettingsShown } from '@/lib/settings';
import type { SearchWords } from '../_reading/search-words';
import { grouped } from './groups';
import { SectionCard } from './section-card';

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
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <SearchField label={t('search')} value={query} onSearch={setQuery} className="w-full sm:w-80" />
        <p role="status" className="text-dense text-muted">
          {query === '' ? '' : t('found', { count })}
        </p>
      </div>
      {query === '' ? (
        <nav aria-label={t('jump')} className="flex flex-wrap gap-x-4 gap-y-1 text-dense">
          {grouped(sections).map((part) => (
            <TextLink key={part.code} href={`#settings-${part.code}`}>
              {t(`part.${part.code}`)}
            </TextLink>
          ))}
        </nav>
      ) : null}
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
  );
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
