'use client';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { List, ListRow } from '@/components/ui/list';
import { Section } from '@/components/ui/section';
import { Stat, Stats } from '@/components/ui/stat';
import type { DeskDeed, DeskShift } from '@/lib/desk/rules/at-desk';
import { formatDateTime, formatMoney, formatNumber } from '@/lib/kernel/format';
import type { DeskWords } from './say-no';

/** The clerk's own day at this store: in numbers, and the latest of it with a button to undo while that is allowed. */
export function ShiftPanel({
  shift,
  words,
  now,
  onUndo,
}: {
  readonly shift: DeskShift;
  readonly words: DeskWords;
  readonly now: number;
  readonly onUndo: (id: string) => void;
}) {
  const t = useTranslations('desk');
  const { deeds, coupons, benefits, undone, off } = shift;
  return (
    <Section id="shift" title={t('shift')}>
      <Stats label={t('shiftNumbers')}>
        <Stat nameFirst name={t('coupons')} value={formatNumber(coupons)} />
        <Stat nameFirst name={t('benefits')} value={formatNumber(benefits)} />
        <Stat nameFirst name={t('undoneCount')} value={formatNumber(undone)} />
        <Stat nameFirst name={t('off')} value={formatMoney(off, 'plain')} />
      </Stats>
      <div className="mt-3">
        {deeds.length === 0 ? (
          <Card className="p-4 text-body text-muted">{t('shiftEmpty')}</Card>
        ) : (
          <List label={t('deeds')}>
            {deeds.map((deed) => (
              <ListRow
                key={deed.id}
                title={words.locale === 'en' ? deed.name.en : deed.name.zh}
                detail={detailOf(deed, words)}
                trail={
                  deed.undoneAt !== null ? (
                    <Badge>{t('isUndone')}</Badge>
                  ) : now < Date.parse(deed.undoUntil) ? (
                    <Button size="sm" onClick={() => onUndo(deed.id)}>
                      {t('undo')}
                    </Button>
                  ) : null
                }
              />
            ))}
          </List>
        )}
      </div>
    </Section>
  );
}

function detailOf({ at, member, off }: DeskDeed, { locale, zone }: DeskWords): string {
  const time = formatDateTime(new Date(at), 'time', locale, zone);
  const saved = off === null || off === 0 ? null : formatMoney(-off, 'plain');
  return [time, member, saved].filter((part) => part !== null).join(' · ');
}
