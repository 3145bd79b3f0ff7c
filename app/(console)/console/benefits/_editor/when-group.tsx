'use client';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useValue } from '@/components/editing/fields';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { clockOf, dayAfter, dayBefore, minutesOf } from '@/lib/kernel/wall-clock';
import { Group } from './parts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const HOURS_MAX = 8;
const DATES_MAX = 50;

/** When it may be used, by the wall clock of the program: weekdays, hours, and days of the calendar (S0-3.2, 4.H). */
export function WhenGroup() {
  const t = useTranslations('benefits');
  const { value, set, zone } = useValue('when.weekdays');
  const on = (Array.isArray(value) ? value : []) as readonly number[];
  return (
    <Group title={t('editor.when')} note={t('editor.whenNote', { zone })}>
      <fieldset className="grid gap-2 sm:col-span-2">
        <legend className="mb-1 text-dense font-medium">{t('editor.weekdays')}</legend>
        <div className="flex flex-wrap gap-4">
          {WEEKDAYS.map((day) => (
            <Checkbox
              key={day}
              label={t(`weekday.${day}`)}
              checked={on.includes(day)}
              onCheckedChange={(is) =>
                set((is ? [...on, day] : on.filter((one) => one !== day)).toSorted((a, b) => a - b))
              }
            />
          ))}
        </div>
      </fieldset>
      <HoursAt at="when.hours" />
      <DatesAt at="when.dates" />
    </Group>
  );
}

type Span<T> = { readonly from: T; readonly to: T };

/** Hours of the day; an end at 00:00 is the end of the day. */
function HoursAt({ at }: { readonly at: string }) {
  const t = useTranslations('benefits');
  return (
    <SpansAt<number | null>
      at={at}
      title={t('editor.hours')}
      add={t('editor.addHours')}
      most={HOURS_MAX}
      begin={{ from: 9 * 60, to: 18 * 60 }}
    >
      {({ from, to }, change, error) => (
        <>
          <Field label={t('editor.hourFrom')} error={error.from}>
            <Input
              type="time"
              value={from === null ? '' : clockOf(from)}
              onChange={(event) => change({ from: minutesOf(event.target.value), to })}
            />
          </Field>
          <Field label={t('editor.hourTo')} help={t('editor.hourToHelp')} error={error.to}>
            <Input
              type="time"
              value={to === null ? '' : clockOf(to)}
              onChange={(event) => change({ from, to: minutesOf(event.target.value, 'end') })}
            />
          </Field>
        </>
      )}
    </SpansAt>
  );
}

/** Days of the calendar; people name the last day, and the day after it is what is kept. */
function DatesAt({ at }: { readonly at: string }) {
  const t = useTranslations('benefits');
  return (
    <SpansAt<string>
      at={at}
      title={t('editor.usableDates')}
      add={t('editor.addDates')}
      most={DATES_MAX}
      begin={{ from: '', to: '' }}
    >
      {({ from, to }, change, error) => (
        <>
          <Field label={t('editor.firstDay')} error={error.from}>
            <Input type="date" value={from} onChange={(event) => change({ from: event.target.value, to })} />
          </Field>
          <Field label={t('editor.lastDay')} error={error.to}>
            <Input
              type="date"
              value={dayBefore(to)}
              onChange={(event) => change({ from, to: dayAfter(event.target.value) })}
            />
          </Field>
        </>
      )}
    </SpansAt>
  );
}

type Complaints = { readonly from: string | undefined; readonly to: string | undefined };

/** A list of spans, each with its two ends and a button to take it away. */
function SpansAt<T>({
  at,
  title,
  add,
  most,
  begin,
  children,
}: {
  readonly at: string;
  readonly title: string;
  readonly add: string;
  readonly most: number;
  readonly begin: Span<T>;
  readonly children: (span: Span<T>, change: (next: Span<T>) => void, error: Complaints) => ReactNode;
}) {
  const t = useTranslations('benefits');
  const { value, set } = useValue(at);
  const spans = (Array.isArray(value) ? value : []) as readonly Span<T>[];
  return (
    <fieldset className="grid min-w-0 gap-2 sm:col-span-2">
      <legend className="mb-1 text-dense font-medium">{title}</legend>
      {spans.map((span, place) => (
        <SpanRow
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what a span is known by
          key={place}
          at={`${at}.${place}`}
          label={t('editor.span', { title, place: place + 1 })}
          onRemove={() => set(spans.toSpliced(place, 1))}
        >
          {(error) => children(span, (next) => set(spans.with(place, next)), error)}
        </SpanRow>
      ))}
      {spans.length < most ? (
        <div>
          <Button size="sm" variant="ghost" icon={<Plus aria-hidden="true" />} onClick={() => set([...spans, begin])}>
            {add}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}

function SpanRow({
  at,
  label,
  onRemove,
  children,
}: {
  readonly at: string;
  readonly label: string;
  readonly onRemove: () => void;
  readonly children: (error: Complaints) => ReactNode;
}) {
  const t = useTranslations('benefits');
  const error = { from: useValue(`${at}.from`).error, to: useValue(`${at}.to`).error };
  return (
    <fieldset className="flex min-w-0 items-start gap-2">
      <legend className="sr-only">{label}</legend>
      <div className="grid min-w-0 flex-1 items-start gap-2 sm:grid-cols-2">{children(error)}</div>
      <IconButton
        label={t('editor.remove', { what: label })}
        icon={<X aria-hidden="true" />}
        tip="left"
        className="mt-6"
        onClick={onRemove}
      />
    </fieldset>
  );
}
