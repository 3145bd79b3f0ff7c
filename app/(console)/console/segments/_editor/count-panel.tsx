'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { SMALL, tellPeople } from '@/lib/kernel/small';
import type { Counted } from '@/lib/segments';
import { ask } from './ask';
import type { Question } from './question';
import { ReachList } from './reach-list';
import { useTrouble } from './use-trouble';

/** How many members the rule has now, and over what they may be reached: asked anew when the rule has come to rest (B3). */
export function CountPanel({ question }: { readonly question: Question }) {
  const t = useTranslations('segments');
  const trouble = useTrouble();
  const [exactly, setExactly] = useState<string | null>(null);
  const key = JSON.stringify(question.body);
  const isExact = exactly === key;
  const count = useQuery({
    queryKey: ['segments', 'count', key, isExact],
    enabled: question.isReady,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) => ask<Counted>('count', { ...question.body, exact: isExact }, signal),
  });
  const isOld = question.isMoving || count.isFetching;
  const { data, error } = count;
  const isCurrent = data !== undefined && !isOld && question.isReady && error === null;
  return (
    <Card>
      <CardHeader title={t('panel.count')} note={t('panel.countNote')} />
      <div className="grid gap-2 px-4 pb-4">
        <p className="sr-only" role="status" aria-live="polite">
          {question.isReady ? null : t('panel.incomplete')}
          {isCurrent ? <Said data={data} /> : null}
        </p>
        <p className="flex flex-wrap items-baseline gap-x-1.5 text-xs text-muted" aria-hidden="true">
          <Figure data={data} isOld={!isCurrent} />
          {question.isReady ? t(isOld ? 'panel.counting' : 'panel.members') : t('panel.incomplete')}
        </p>
        {isCurrent && data.isEstimate ? (
          <Button size="sm" className="justify-self-start" onClick={() => setExactly(key)}>
            {t('panel.exactly')}
          </Button>
        ) : null}
        {error === null ? null : (
          <p role="alert" className="text-dense text-danger">
            {trouble(error)}{' '}
            <button type="button" className="underline" onClick={() => void count.refetch()}>
              {t('panel.retry')}
            </button>
          </p>
        )}
        {isCurrent && data.members === 0 ? <Nobody without={data.without} /> : null}
        <ReachList question={question} of={data?.members ?? 0} />
      </div>
    </Card>
  );
}

/** The number, grey while it is of a rule that has changed. */
function Figure({ data, isOld }: { readonly data: Counted | undefined; readonly isOld: boolean }) {
  const t = useTranslations('segments');
  const number = data === undefined ? '—' : tellPeople(data.members);
  return (
    <span className={cn('text-xl font-bold', isOld ? 'text-muted' : 'text-ink')}>
      {data?.isEstimate ? t('panel.about', { number }) : number}
    </span>
  );
}

/** The number in a sentence. */
function Said({ data: { members, isEstimate } }: { readonly data: Counted }) {
  const t = useTranslations('segments');
  if (members === null) return t('panel.saidFew', { count: SMALL });
  return t(isEstimate ? 'panel.saidAbout' : 'panel.said', { count: members });
}

/** Why nobody matches: how many there would be without each of the rows at the top. */
function Nobody({ without }: { readonly without: Counted['without'] }) {
  const t = useTranslations('segments');
  const killers = without.flatMap((members, at) => (members ? [{ place: at + 1, members }] : []));
  return (
    <div className="rounded-control bg-warning-tint p-2.5 text-dense">
      <p className="font-medium">{t('panel.nobody')}</p>
      <ul className="mt-1 grid gap-0.5 text-muted">
        {killers.map(({ place, members }) => (
          <li key={place}>{t('panel.without', { place, count: members })}</li>
        ))}
      </ul>
      {killers.length === 0 ? <p className="text-muted">{t('panel.nobodyNote')}</p> : null}
    </div>
  );
}
