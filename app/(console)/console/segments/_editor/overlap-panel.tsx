'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import type { Route } from 'next';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import { NearLink } from '@/components/ui/near-link';
import { FEW } from '@/lib/kernel/small';
import { ask } from './ask';
import type { Question } from './question';
import { useTrouble } from './use-trouble';

type Overlap = {
  readonly code: string;
  readonly both: number | null;
  readonly name: { readonly zh: string; readonly en: string };
};

/** Which other segments the rule shares members with (B3). */
export function OverlapPanel({ question }: { readonly question: Question }) {
  const t = useTranslations('segments');
  const locale = useLocale();
  const { data, isFetching } = useQuery({
    queryKey: ['segments', 'overlap', JSON.stringify(question.body)],
    enabled: question.isReady,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) => ask<{ rows: readonly Overlap[] }>('overlap', question.body, signal),
  });
  const rows = data?.rows ?? [];
  return (
    <Card>
      <CardHeader title={t('panel.overlap')} note={t('panel.overlapNote')} />
      {rows.length === 0 ? (
        <p className="px-4 pb-4 text-dense text-muted">
          {t(`panel.${!question.isReady ? 'incomplete' : isFetching ? 'waiting' : 'noOverlap'}`)}
        </p>
      ) : (
        <ul className="grid gap-1.5 px-4 pb-4 text-dense">
          {rows.map(({ code, both, name }) => (
            <li key={code} className="flex items-baseline justify-between gap-3">
              <NearLink
                href={`/console/segments/${code}` as Route}
                className="min-w-0 truncate underline-offset-2 hover:underline"
              >
                {locale === 'en' ? name.en : name.zh}
              </NearLink>
              <span className="shrink-0 text-muted">{both === null ? FEW : t('panel.shared', { count: both })}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** The rule as SQL, to be looked at only. */
export function SqlPanel({ question }: { readonly question: Question }) {
  const t = useTranslations('segments');
  const trouble = useTrouble();
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['segments', 'sql', JSON.stringify(question.body)],
    enabled: isOpen && question.isReady,
    retry: false,
    queryFn: ({ signal }) => ask<{ text: string; values: readonly unknown[] }>('sql', question.body, signal),
  });
  return (
    <details
      className="group rounded-card border border-line bg-surface"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="flex list-none items-center justify-between gap-2 px-4 py-3 text-dense font-medium [&::-webkit-details-marker]:hidden">
        {t('panel.sql')}
        <ChevronDown
          className="size-4 shrink-0 text-muted transition-transform duration-calm group-open:rotate-180"
          aria-hidden="true"
        />
      </summary>
      <div className="grid gap-2 px-4 pb-4">
        <p className="text-xs text-muted">{t('panel.sqlNote')}</p>
        {error === null ? null : <p className="text-dense text-danger">{trouble(error)}</p>}
        {data === undefined ? null : (
          <section
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
            tabIndex={0}
            aria-label={t('panel.sql')}
            className="max-h-72 overflow-auto rounded-control bg-sunken p-3"
          >
            <pre className="text-xs">
              {data.text}
              {'\n\n'}
              {data.values.map((value, place) => `-- $${place + 1} = ${JSON.stringify(value)}`).join('\n')}
            </pre>
          </section>
        )}
      </div>
    </details>
  );
}
