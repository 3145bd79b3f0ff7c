import { CircleCheck, TriangleAlert } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Card, CardHeader } from '@/components/ui/card';
import { formatNumber } from '@/lib/kernel/format';
import { ask } from '@/lib/platform/route';
import { alertList, todoBoard } from '@/lib/workbench';
import { sayAlert } from '../../../../(console)/console/_bench/say-alert';

const ALERTS = '4';
const TODOS = 6;
const SIZE = 'text-[clamp(0.875rem,1.25vw,1.5rem)]';

/** What the program raised and nobody has read, and what waits for somebody, as many as can be read from afar. */
export async function WallWork() {
  const [t, alerts, todos] = await Promise.all([
    getTranslations('workbench'),
    ask(alertList, { view: 'open', limit: ALERTS }),
    ask(todoBoard, {}),
  ]);
  const waiting = todos.filter(({ count }) => count > 0).slice(0, TODOS);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-[clamp(0.75rem,1.6vw,2rem)]">
      <Card>
        <CardHeader title={t('tile.alerts')} className="[&_h2]:text-[clamp(0.875rem,1.25vw,1.5rem)]" />
        {alerts.rows.length === 0 ? <Clear text={t('noAlerts')} /> : null}
        <ul aria-label={t('tile.alerts')} className="divide-y divide-line border-t border-line empty:hidden">
          {alerts.rows.map((alert) => (
            <li key={alert.id} className={`flex items-start gap-2 px-4 py-2.5 ${SIZE}`}>
              <TriangleAlert className="mt-[0.25em] size-[1em] shrink-0 text-warning" aria-hidden="true" />
              <span className="min-w-0 break-words">{sayAlert(t, alert)}</span>
            </li>
          ))}
        </ul>
      </Card>
      <Card>
        <CardHeader title={t('tile.todos')} className="[&_h2]:text-[clamp(0.875rem,1.25vw,1.5rem)]" />
        {waiting.length === 0 ? <Clear text={t('allDone')} /> : null}
        <ul aria-label={t('tile.todos')} className="divide-y divide-line border-t border-line empty:hidden">
          {waiting.map(({ code, count, isMore }) => (
            <li key={code} className={`flex items-baseline justify-between gap-3 px-4 py-2 ${SIZE}`}>
              <span className="min-w-0 break-words">{t(`todo.${code}` as 'todo.approvals')}</span>
              <span className="font-bold">
                {formatNumber(count)}
                {isMore ? '+' : ''}
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

function Clear({ text }: { readonly text: string }) {
  return (
    <p className={`flex items-center gap-2 px-4 pb-4 text-muted ${SIZE}`}>
      <CircleCheck className="size-[1em] text-success" aria-hidden="true" />
      {text}
    </p>
  );
}
