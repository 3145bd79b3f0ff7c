import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { Card, CardHeader } from '@/components/ui/card';
import { Track } from '@/components/ui/track';
import { may } from '@/lib/kernel/actor';
import { formatNumber } from '@/lib/kernel/format';
import { staffActorOfRequest } from '@/lib/platform/session';
import type { BacktestPage } from '@/lib/rehearsals';
import { RefreshWhile } from '../../../coupons/[id]/_components/refresh-while';
import { CancelBacktest } from './cancel-backtest';

const SECOND_MS = 1_000;

/** How far a back-test is, how long the rest will take, and the way to stop it. */
export async function BacktestProgress({ page }: { readonly page: BacktestPage }) {
  const [t, actor] = await Promise.all([getTranslations('rehearsals'), staffActorOfRequest()]);
  const { id, state, done, total, leftMs } = page;
  return (
    <Card>
      <CardHeader
        title={t('progress.title')}
        action={
          actor !== null && may(actor, 'rehearsals.run') ? (
            <ClientTexts namespaces={['rehearsals']}>
              <CancelBacktest id={id} />
            </ClientTexts>
          ) : null
        }
      />
      <div className="px-4 pb-4" aria-live="polite">
        {state === 'waiting' || total === 0 ? (
          <p className="text-dense text-muted">{t('progress.waiting')}</p>
        ) : (
          <Track
            name={
              leftMs === null ? t('progress.label') : t('progress.left', { seconds: Math.ceil(leftMs / SECOND_MS) })
            }
            reading={t('progress.orders', { done: formatNumber(done), total: formatNumber(total) })}
            value={done}
            max={total}
            label={t('progress.label')}
          />
        )}
      </div>
      <RefreshWhile is />
    </Card>
  );
}
