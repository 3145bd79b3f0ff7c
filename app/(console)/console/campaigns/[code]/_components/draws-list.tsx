'use client';
import type { Route } from 'next';
import { useLocale, useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';
import { ProgressBar } from '@/components/ui/track';
import { formatMoney, formatNumber, formatPercent } from '@/lib/kernel/format';
import { partHref } from '../../_components/part-links';

/** A budget or a stock as it comes over the wire. */
export type ShownDraw = {
  readonly what: 'budget' | 'stock';
  readonly code: string;
  readonly sort: string;
  readonly kind: string;
  readonly name: { readonly zh: string; readonly en: string } | null;
  readonly limit: number;
  readonly used: number;
  readonly isPaused: boolean;
  readonly usedBp: number;
  /** When it is used up if it goes on so; of one that is over there is none. */
  readonly runsOutAt?: string | Date | null;
};

const BP = 10_000;
const NEAR_BP = 8_000;

/** What is left of budgets and stocks, and when they run out if it goes on so (N7). */
export function DrawsList({ draws, zone }: { readonly draws: readonly ShownDraw[]; readonly zone: string }) {
  const t = useTranslations('campaign-figures');
  return (
    <Card>
      <CardHeader title={t('draws')} note={t('drawsNote')} />
      {draws.length === 0 ? (
        <p className="px-4 pb-4 text-dense text-muted">{t('noDraws')}</p>
      ) : (
        <ul className="grid gap-3 px-4 pb-4">
          {draws.map((draw) => (
            <DrawLine key={`${draw.what} ${draw.sort} ${draw.code}`} draw={draw} zone={zone} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function DrawLine({ draw, zone }: { readonly draw: ShownDraw; readonly zone: string }) {
  const t = useTranslations('campaign-figures');
  const locale = useLocale();
  const { what, code, sort, kind, name, limit, used, isPaused, usedBp, runsOutAt = null } = draw;
  const label = (locale === 'en' ? name?.en : name?.zh) ?? code;
  const amount = (value: number) => (kind === 'AMOUNT' ? formatMoney(value, 'plain') : formatNumber(value));
  return (
    <li className="grid gap-1 text-dense">
      <span className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span>
          {t(`draw.${what}`)} · <TextLink href={partHref({ sort, code }) as Route}>{label}</TextLink>
        </span>
        <span className="tabular-nums">
          {t('left', { left: amount(Math.max(0, limit - used)), limit: amount(limit) })}
        </span>
      </span>
      <ProgressBar value={used} max={Math.max(limit, 1)} tone={toneOf(usedBp, isPaused)} label={label} />
      <span className="text-xs text-muted">
        {isPaused ? t('drawPaused') : t('usedShare', { share: formatPercent(usedBp / BP) })}
        {runsOutAt === null ? null : (
          <>
            {' · '}
            <span className="text-warning">
              {t('runsOut')} <DateTime at={runsOutAt} format="datetime" zone={zone} />
            </span>
          </>
        )}
      </span>
    </li>
  );
}

function toneOf(usedBp: number, isPaused: boolean): 'danger' | 'warning' | 'accent' {
  if (usedBp >= BP || isPaused) return 'danger';
  return usedBp >= NEAR_BP ? 'warning' : 'accent';
}
