'use client';
import { useTranslations } from 'next-intl';
import { rateOf } from '@/components/earning/words';
import type { Simulation } from '@/lib/earning';
import { formatMoney, formatNumber } from '@/lib/kernel/format';

type Mover = Simulation['winners'][number];

/** The members who would get most more or less, each with the order that makes most of the difference. */
export function Movers({ title, movers }: { readonly title: string; readonly movers: readonly Mover[] }) {
  const t = useTranslations('earning');
  if (movers.length === 0) return null;
  const side = ({ granted, desired, factors, bonuses }: Mover['order']['live']) =>
    t('simulation.side', {
      granted: formatNumber(granted),
      how:
        [
          ...factors.map(({ code, rateBp }) => `${code} ×${rateOf(rateBp)}`),
          ...bonuses,
          ...(desired > granted ? [t('simulation.cut', { cut: formatNumber(desired - granted) })] : []),
        ].join(t('join.comma')) || t('simulation.plain'),
    });
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="mb-1.5 text-dense font-medium">{title}</h3>
      <ol className="grid text-dense">
        {movers.map(({ memberId, code, live, draft, order }) => (
          <li key={memberId} className="grid gap-0.5 border-t border-line py-2">
            <p className="flex flex-wrap justify-between gap-x-3">
              <span className="font-medium">{t('simulation.member', { code })}</span>
              <span>
                {t('simulation.moved', {
                  live: formatNumber(live),
                  draft: formatNumber(draft),
                  delta: formatNumber(draft - live, true),
                })}
              </span>
            </p>
            <p className="text-xs break-words text-muted">
              {t('simulation.because', {
                order: order.externalId,
                net: formatMoney(order.net, 'plain'),
                live: side(order.live),
                draft: side(order.draft),
              })}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
