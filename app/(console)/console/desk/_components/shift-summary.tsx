'use client';
import { useTranslations } from 'next-intl';
import { Collapse } from '@/components/ui/collapse';
import { DescriptionList } from '@/components/ui/description-list';
import { Stat, Stats } from '@/components/ui/stat';
import type { DeskShift } from '@/lib/desk/rules/at-desk';
import { formatDateTime, formatMoney, formatNumber } from '@/lib/kernel/format';
import type { DeskWords } from './say-no';

/** The day in numbers, and below it what a clerk hands over: from when to when, how many members, each item by itself. */
export function ShiftSummary({
  shift: { coupons, benefits, undone, members, off, from, to, items },
  words: { locale, zone },
}: {
  readonly shift: DeskShift;
  readonly words: DeskWords;
}) {
  const t = useTranslations('desk');
  const time = (at: string) => formatDateTime(new Date(at), 'time', locale, zone);
  return (
    <>
      <Stats label={t('shiftNumbers')}>
        <Stat nameFirst name={t('coupons')} value={formatNumber(coupons)} />
        <Stat nameFirst name={t('benefits')} value={formatNumber(benefits)} />
        <Stat nameFirst name={t('undoneCount')} value={formatNumber(undone)} />
        <Stat nameFirst name={t('off')} value={formatMoney(off, 'plain')} />
      </Stats>
      {from === null || to === null ? null : (
        <Collapse summary={t('handover')} className="mt-3">
          <DescriptionList
            className="gap-2 text-dense"
            items={[
              { key: 'span', name: t('span'), value: `${time(from)} – ${time(to)}` },
              { key: 'members', name: t('membersServed'), value: formatNumber(members) },
              ...items.map(({ kind, name, times, off: saved }) => ({
                key: `${kind}${name.zh}`,
                name: locale === 'en' ? name.en : name.zh,
                value: [t('times', { count: times }), saved ? formatMoney(-saved, 'plain') : null]
                  .filter(Boolean)
                  .join(' · '),
              })),
            ]}
          />
        </Collapse>
      )}
    </>
  );
}
