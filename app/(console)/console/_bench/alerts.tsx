import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { Route } from 'next';
import { getTranslations } from 'next-intl/server';
import { NearLink } from '@/components/ui/near-link';
import { TextLink } from '@/components/ui/text-link';
import { formatRelative } from '@/lib/kernel/format';
import { ask } from '@/lib/platform/route';
import { alertList } from '@/lib/workbench';
import { TileFrame } from './frame';
import { sayAlert } from './say-alert';
import { benchWords } from './words';

const SHOWN = '5';

/** What the program raised and nobody has read, the newest first. */
export async function Alerts() {
  const [t, { locale }, { rows, total }] = await Promise.all([
    getTranslations('workbench'),
    benchWords(),
    ask(alertList, { view: 'open', limit: SHOWN }),
  ]);
  const now = new Date();
  return (
    <TileFrame
      title={t('tile.alerts')}
      action={<TextLink href="/console/alerts">{t('allAlerts')}</TextLink>}
      asOf={now}
      asOfLabel={t('asOf')}
    >
      {rows.length === 0 ? (
        <p className="flex items-center gap-2 px-4 pb-4 text-dense text-muted">
          <CircleCheck className="size-4 text-success" aria-hidden="true" />
          {t('noAlerts')}
        </p>
      ) : null}
      <ul aria-label={t('tile.alerts')} className="divide-y divide-line border-t border-line empty:hidden">
        {rows.map((alert) => (
          <li key={alert.id} className="flex items-start gap-2 px-4 py-2.5 text-dense">
            <TriangleAlert className="mt-0.5 size-4 shrink-0 text-warning" aria-hidden="true" />
            <div className="min-w-0">
              <NearLink href={alert.href as Route} className="break-words text-ink underline-offset-4 hover:underline">
                {sayAlert(t, alert)}
              </NearLink>
              <p className="text-xs text-muted">
                {formatRelative(new Date(alert.raisedAt), now, locale)}
                {alert.held === null ? null : ` · ${t('heldBy', { name: alert.held.staffName })}`}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {total.value > rows.length ? (
        <p className="px-4 pb-2 text-xs text-muted">{t('moreAlerts', { count: total.value - rows.length })}</p>
      ) : null}
    </TileFrame>
  );
}
