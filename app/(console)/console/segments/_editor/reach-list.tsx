'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { ProgressBar } from '@/components/ui/track';
import { tellPeople } from '@/lib/kernel/small';
import type { Reach } from '@/lib/segments';
import { ask } from './ask';
import type { Question } from './question';

/** How many of the rule's members agreed to be written to, by channel (4.K). */
export function ReachList({ question, of }: { readonly question: Question; readonly of: number }) {
  const t = useTranslations('segments');
  const { data, isFetching } = useQuery({
    queryKey: ['segments', 'reach', JSON.stringify(question.body)],
    enabled: question.isReady,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) => ask<{ isEstimate: boolean; reach: readonly Reach[] }>('reach', question.body, signal),
  });
  return (
    <div className="border-t border-line pt-3">
      <h3 className="text-dense">{t('panel.reach')}</h3>
      <p className="text-xs text-muted">{t(data?.isEstimate ? 'panel.reachAbout' : 'panel.reachNote')}</p>
      <ul className={cn('mt-2 grid gap-2', (question.isMoving || isFetching) && 'text-muted')}>
        {(data?.reach ?? []).map(({ channel, members }) => (
          <li key={channel} className="grid grid-cols-[1fr_auto] gap-x-2 gap-y-1 text-dense">
            <span>{t(`channel.${channel}`)}</span>
            <span className="font-medium">{tellPeople(members)}</span>
            <ProgressBar
              className="col-span-2"
              value={members ?? 0}
              max={Math.max(1, of, members ?? 0)}
              label={t(`channel.${channel}`)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
