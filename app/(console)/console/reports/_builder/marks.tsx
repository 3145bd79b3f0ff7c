'use client';
import { MessageSquarePlus, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { removeNote, writeNote } from '@/lib/reports/actions';
import { isTick } from '@/lib/reports/rules/ask';
import type { TimeMark } from '@/lib/reports/rules/built';
import { monthStart, weekStart } from '@/lib/reports/rules/days';
import type { Definition } from '@/lib/reports/rules/definition';
import { FormDialog, textOf } from '../../_components/form-dialog';
import { useActOf } from '../../_components/use-act-of';
import { tickName } from '../_reading/tick-name';

/** Something written at a day, under the number at which the chart shows it; several of one tick share its line. */
type Numbered = TimeMark & { readonly tick: string; readonly number: number; readonly isFirst: boolean };

/** Marks with the ticks that they stand at. */
export function numbered(marks: readonly TimeMark[], split: Definition['split']): readonly Numbered[] {
  const tickOf = (day: string) => (split === 'week' ? weekStart(day) : split === 'month' ? monthStart(day) : day);
  if (!isTick(split)) return [];
  const ticks = [...new Set(marks.map(({ day }) => tickOf(day)))];
  return marks.map((mark, place) => {
    const tick = tickOf(mark.day);
    const isFirst = marks.findIndex(({ day }) => tickOf(day) === tick) === place;
    return { ...mark, tick, number: ticks.indexOf(tick) + 1, isFirst };
  });
}

/** What is written at the days of the chart: notes by whom, and where campaigns begin and end. */
export function Marks({
  marks,
  mayWrite,
  zone,
  today,
}: {
  readonly marks: readonly Numbered[];
  readonly mayWrite: boolean;
  readonly zone: string;
  readonly today: string;
}) {
  const t = useTranslations('report-builder');
  const said = useLocale();
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  if (marks.length === 0 && !mayWrite) return null;
  return (
    <div className="grid gap-2 border-t border-line px-4 py-3 text-dense">
      {marks.length === 0 ? null : (
        <ol aria-label={t('marks')} className="grid gap-1">
          {marks.map((mark) => (
            <li
              key={`${mark.kind} ${mark.day} ${mark.zh}`}
              className="flex min-h-control-sm min-w-0 items-center gap-2"
            >
              <span className="grid size-[18px] shrink-0 place-items-center rounded-full border border-edge text-2xs">
                {mark.number}
              </span>
              <span className="shrink-0 text-muted">{tickName(mark.day, 'day', { locale }, zone)}</span>
              <span className="min-w-0 break-words">
                {t(`mark.${mark.kind}`, { text: locale === 'en' ? mark.en : mark.zh })}
                {mark.by === '' ? null : <span className="text-xs text-muted"> · {mark.by}</span>}
              </span>
              {mark.id === null || !mayWrite ? null : (
                <span className="ml-auto shrink-0">
                  <RemoveNote id={mark.id} />
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
      {mayWrite ? <WriteNote today={today} /> : null}
    </div>
  );
}

function RemoveNote({ id }: { readonly id: string }) {
  const t = useTranslations('report-builder');
  const act = useActOf('report-builder');
  return (
    <FormDialog
      act={act}
      trigger={<IconButton label={t('removeNote')} icon={<X />} />}
      title={t('removeNote')}
      description={t('removeNoteNote')}
      submit={t('removeNote')}
      saved={t('noteRemoved')}
      send={() => () => removeNote({ id })}
    >
      {null}
    </FormDialog>
  );
}

function WriteNote({ today }: { readonly today: string }) {
  const t = useTranslations('report-builder');
  const act = useActOf('report-builder');
  return (
    <FormDialog
      act={act}
      trigger={
        <Button
          size="sm"
          variant="ghost"
          icon={<MessageSquarePlus aria-hidden="true" />}
          className="-ml-3 justify-self-start"
        >
          {t('writeNote')}
        </Button>
      }
      title={t('writeNote')}
      description={t('writeNoteNote')}
      submit={t('keepNote')}
      saved={t('noteWritten')}
      send={(form) => {
        const [day, zh, en] = [textOf(form, 'day'), textOf(form, 'zh'), textOf(form, 'en')];
        if (day === '' || zh === '') return t('noteIncomplete');
        return () => writeNote({ day, zh, en });
      }}
    >
      <Field label={t('noteDay')} required>
        <Input type="date" name="day" defaultValue={today} max={today} />
      </Field>
      <Field label={t('noteText')} required>
        <Input name="zh" maxLength={120} />
      </Field>
      <Field label={t('noteTextEn')} optional>
        <Input name="en" maxLength={120} />
      </Field>
    </FormDialog>
  );
}
