'use client';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { List, ListRow } from '@/components/ui/list';
import { Section } from '@/components/ui/section';
import { SegmentedControl } from '@/components/ui/segmented-control';
import type { DeskDeed, DeskShift, ShiftOf } from '@/lib/desk/rules/at-desk';
import { formatDateTime, formatMoney } from '@/lib/kernel/format';
import type { DeskWords } from './say-no';
import { ShiftSummary } from './shift-summary';

/**
 * The day at this store, the clerk's own or, for whoever oversees the desk, that of all who serve there: in numbers, and
 * the latest of it with a button to undo while that is allowed.
 */
export function ShiftPanel({
  shift,
  words,
  now,
  onUndo,
  onOf,
}: {
  readonly shift: DeskShift;
  readonly words: DeskWords;
  readonly now: number;
  readonly onUndo: (deed: DeskDeed) => void;
  /** Null for who sees his own day only. */
  readonly onOf: ((of: ShiftOf) => void) | null;
}) {
  const t = useTranslations('desk');
  const { deeds, of } = shift;
  return (
    <Section id="shift" title={t(`shiftOf.${of}`)}>
      {onOf === null ? null : (
        <SegmentedControl
          full
          className="mb-3"
          label={t('whose')}
          value={of}
          options={[
            { value: 'own', label: t('whoseOwn') },
            { value: 'store', label: t('whoseStore') },
          ]}
          onChange={onOf}
        />
      )}
      <ShiftSummary shift={shift} words={words} />
      <div className="mt-3">
        {deeds.length === 0 ? (
          <Card className="p-4 text-body text-muted">{t('shiftEmpty')}</Card>
        ) : (
          <List label={t('deeds')}>
            {deeds.map((deed) => (
              <ListRow
                key={deed.id}
                title={words.locale === 'en' ? deed.name.en : deed.name.zh}
                detail={detailOf(deed, words, of)}
                trail={
                  deed.undoneAt !== null ? (
                    <Badge>{t('isUndone')}</Badge>
                  ) : now < Date.parse(deed.undoUntil) ? (
                    <Button size="lg" className="min-h-14" onClick={() => onUndo(deed)}>
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

function detailOf({ at, member, off, clerk, undoneWhy }: DeskDeed, { locale, zone }: DeskWords, of: ShiftOf): string {
  const time = formatDateTime(new Date(at), 'time', locale, zone);
  const saved = off === null || off === 0 ? null : formatMoney(-off, 'plain');
  const who = of === 'store' ? clerk : null;
  return [time, member, saved, who, undoneWhy].filter((part) => part !== null && part !== '').join(' · ');
}
