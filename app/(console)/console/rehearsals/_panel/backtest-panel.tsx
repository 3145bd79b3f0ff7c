import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { Card, CardHeader } from '@/components/ui/card';
import { may } from '@/lib/kernel/actor';
import { localDate } from '@/lib/kernel/day';
import { ask } from '@/lib/platform/route';
import { staffActorOfRequest } from '@/lib/platform/session';
import { type Kind, lastBacktests } from '@/lib/rehearsals';
import { RefreshWhile } from '../../coupons/[id]/_components/refresh-while';
import { storeChoices } from '../_reading/store-choices';
import { BacktestLine } from './backtest-line';
import { StartBacktest } from './start-backtest';

/** Beside what is being written: trying it on past orders, and how it came out so far (N1). Nothing for who may not see it. */
export async function BacktestPanel({ kind, code }: { readonly kind: Kind; readonly code: string }) {
  const actor = await staffActorOfRequest();
  if (actor === null || !may(actor, 'rehearsals.read')) return null;
  const [t, { rows, isReady, zone }, stores] = await Promise.all([
    getTranslations('rehearsals'),
    ask(lastBacktests, { kind, code }),
    storeChoices(actor),
  ]);
  const isOpen = rows.some(({ state }) => state === 'waiting' || state === 'running');
  return (
    <Card>
      <CardHeader title={t('panel.title')} note={t('panel.note')} />
      <div className="grid gap-4 px-4 pb-4">
        {may(actor, 'rehearsals.run') ? (
          isReady ? (
            <ClientTexts namespaces={['rehearsals']}>
              <StartBacktest
                kind={kind}
                code={code}
                today={localDate(new Date(), zone)}
                isOpen={isOpen}
                stores={stores}
              />
            </ClientTexts>
          ) : (
            <p className="text-dense text-muted">{t('panel.notReady')}</p>
          )
        ) : null}
        {rows.length === 0 ? (
          <p className="text-dense text-muted">{t('panel.none')}</p>
        ) : (
          <ul aria-label={t('panel.runs')} className="grid">
            {rows.slice(0, SHOWN).map((row) => (
              <BacktestLine key={row.id} row={row} zone={zone} />
            ))}
          </ul>
        )}
      </div>
      <RefreshWhile is={isOpen} />
    </Card>
  );
}

const SHOWN = 3;
