'use client';
import { CalendarClock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NativeSelect } from '@/components/ui/native-select';
import { clockOf, minutesOf } from '@/lib/kernel/wall-clock';
import { scheduleReport } from '@/lib/reports/actions';
import { EVERY, type Rhythm } from '@/lib/reports/rules/due';
import { FormDialog, textOf } from '../../_components/form-dialog';
import { useActOf } from '../../_components/use-act-of';

/** When a report is made by itself now. */
export type Scheduled = Rhythm & { readonly keep: number; readonly toShared: boolean; readonly isOn: boolean };

const EIGHT = 480;
const FIRST: Scheduled = {
  every: 'day',
  weekday: 1,
  monthday: 1,
  minute: EIGHT,
  keep: 14,
  toShared: false,
  isOn: true,
};
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
const KEEPS = ['7', '14', '31', '60'] as const;
const MONTHDAYS = Array.from({ length: 31 }, (_, place) => String(place + 1));

/** Has a report made by itself at a time of the program's clock, for whoever asked for it or all it is shared with. */
export function ScheduleReport({ id, schedule }: { readonly id: string; readonly schedule: Scheduled | null }) {
  const t = useTranslations('report-builder');
  const act = useActOf('report-builder');
  const now = schedule ?? FIRST;
  const [every, setEvery] = useState(now.every);
  return (
    <FormDialog
      act={act}
      trigger={<Button icon={<CalendarClock aria-hidden="true" />}>{t('schedule')}</Button>}
      title={t('schedule')}
      description={t('scheduleNote')}
      submit={t('scheduleNow')}
      saved={t('scheduleSaved')}
      send={(form) => {
        const minute = minutesOf(textOf(form, 'time'));
        if (minute === null) return t('timeMissing');
        return () =>
          scheduleReport({
            id,
            every,
            weekday: Number(textOf(form, 'weekday') || now.weekday),
            monthday: Number(textOf(form, 'monthday') || now.monthday),
            minute,
            keep: Number(textOf(form, 'keep')),
            toShared: form.has('toShared'),
            isOn: form.has('isOn'),
          });
      }}
    >
      <Checkbox name="isOn" label={t('scheduleOn')} defaultChecked={now.isOn} />
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('every')}>
          <NativeSelect
            value={every}
            options={EVERY.map((value) => ({ value, label: t(`everyOne.${value}`) }))}
            onChange={({ target }) => setEvery(EVERY.find((one) => one === target.value) ?? every)}
          />
        </Field>
        {every === 'week' ? (
          <Field label={t('weekday')}>
            <NativeSelect
              name="weekday"
              defaultValue={String(now.weekday)}
              options={WEEKDAYS.map((value) => ({ value, label: t(`weekdayOf.${value}`) }))}
            />
          </Field>
        ) : null}
        {every === 'month' ? (
          <Field label={t('monthday')}>
            <NativeSelect
              name="monthday"
              defaultValue={String(now.monthday)}
              options={MONTHDAYS.map((value) => ({ value, label: value }))}
            />
          </Field>
        ) : null}
        <Field label={t('time')}>
          <Input type="time" name="time" defaultValue={clockOf(now.minute)} />
        </Field>
        <Field label={t('keep')}>
          <NativeSelect
            name="keep"
            defaultValue={String(now.keep)}
            options={KEEPS.map((value) => ({ value, label: t('keepRuns', { count: Number(value) }) }))}
          />
        </Field>
      </div>
      <Checkbox name="toShared" label={t('toShared')} detail={t('toSharedNote')} defaultChecked={now.toShared} />
    </FormDialog>
  );
}
