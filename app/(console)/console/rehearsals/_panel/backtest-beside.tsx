'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import type { Say } from '@/components/ui/say';
import { Skeleton } from '@/components/ui/skeleton';
import { TextLink } from '@/components/ui/text-link';
import type { LastBacktests } from '@/lib/rehearsals';
import type { Kind } from '@/lib/rehearsals/kind';
import { headlineOf } from '../_components/headline';

/** Beside a request: what the last back-test of it came to, or that it was never tried (N1). Nothing for who may not see it. */
export function BacktestBeside({ kind, code }: { readonly kind: Kind; readonly code: string }) {
  const t = useTranslations('rehearsals');
  const { data, isPending } = useQuery({
    queryKey: ['rehearsals-last', kind, code],
    queryFn: async ({ signal }): Promise<LastBacktests | null> => {
      const answer = await fetch(`/api/console/rehearsals/last?${new URLSearchParams({ kind, code })}`, { signal });
      return answer.ok ? await answer.json() : null;
    },
  });
  if (isPending) return <Skeleton className="after-pause h-14" />;
  if (data === null || data === undefined) return null;
  const last = data.rows.find(({ state }) => state === 'done');
  if (last === undefined) {
    return (
      <Banner tone="warning" title={t('panel.never')}>
        {t('panel.neverNote')}
      </Banner>
    );
  }
  return (
    <Banner
      tone={last.isStale ? 'warning' : 'info'}
      title={headlineOf(t as unknown as Say, last)}
      action={<TextLink href={`/console/rehearsals/${last.id}`}>{t('panel.open')}</TextLink>}
    >
      {last.isStale ? t('panel.stale') : null}
    </Banner>
  );
}
