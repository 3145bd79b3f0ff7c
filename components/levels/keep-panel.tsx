import { CalendarClock, ShieldCheck } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { Marked } from '@/components/ui/marked';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { Outlook } from '@/lib/levels/rules/outlook';
import { Criteria } from './criteria';
import { levelName, sayKeep } from './words';

/** How keeping the level stands: what counts in its window, what is still needed, and what happens without it (M2). */
export function KeepPanel({ outlook, zone }: { readonly outlook: Outlook; readonly zone: string }) {
  const t = useTranslations('level');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const { level, from, to, isMet, criteria, routes, dropsAt, projected } = outlook;
  const dateOf = (at: Date) => formatDateTime(at, 'date', locale, zone);
  // Ends are exclusive: people are told the last day.
  const lastDay = dateOf(new Date(to.getTime() - 1));
  const Icon = isMet ? ShieldCheck : CalendarClock;
  return (
    <Card inset data-metal={level.metal}>
      <p className="flex items-start gap-2.5 text-body">
        <Icon
          className={isMet ? 'mt-0.5 size-5 shrink-0 text-success' : 'mt-0.5 size-5 shrink-0 text-warning'}
          aria-hidden="true"
        />
        <span>
          {isMet ? (
            t('keep.met', { date: lastDay, level: levelName(level, locale) })
          ) : (
            <Marked sentence={sayKeep(t, level, routes, locale)} />
          )}
        </span>
      </p>
      {isMet ? null : <Criteria criteria={criteria} metal={level.metal} className="mt-3" />}
      <p className="mt-3 text-xs text-muted">
        {from === null ? t('keep.windowOpen', { to: lastDay }) : t('keep.window', { from: dateOf(from), to: lastDay })}
        {` ${t('keep.judged', { date: dateOf(to) })}`}
        {dropsAt === null ? null : t('keep.else', { date: dateOf(dropsAt), level: levelName(projected, locale) })}
      </p>
    </Card>
  );
}
