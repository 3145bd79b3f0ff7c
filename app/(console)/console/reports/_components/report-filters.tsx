'use client';
import type { Route } from 'next';
import { usePathname, useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NativeSelect } from '@/components/ui/native-select';
import { dayAfter, dayBefore } from '@/lib/kernel/wall-clock';
import { addressOf, type ReportParameter } from '../_reading/address';
import type { FilterChoices } from '../_reading/choices';

const PLACES = ['region', 'store', 'level', 'channel'] as const;

/** What a report is asked: every choice stands in the address, so that a link shows the same. */
export function ReportFilters({
  choices,
  asked,
  days,
}: {
  readonly choices: FilterChoices;
  readonly asked: Partial<Record<ReportParameter, string>>;
  readonly days: { readonly from: string; readonly to: string };
}) {
  const t = useTranslations('reports');
  const router = useRouter();
  const path = usePathname();
  const [isGoing, go] = useTransition();
  const change = (changes: Partial<Record<ReportParameter, string | null>>) =>
    go(() => router.push(`${path}${addressOf(asked, changes)}` as Route, { scroll: false }));
  const last = dayBefore(days.to);
  const custom = (ends: Partial<Record<'from' | 'to', string>>) =>
    change({ period: 'custom', from: days.from, to: last, ...ends });
  const isNarrowed = PLACES.some((name) => asked[name] !== undefined);
  return (
    <search
      aria-label={t('filters')}
      className={cn('grid grid-cols-2 items-end gap-2.5 desk:flex desk:flex-wrap', isGoing && 'opacity-60')}
    >
      <Field label={t('filter.period')}>
        <NativeSelect
          options={choices.period}
          value={asked.period ?? 'last_30'}
          onChange={({ target }) =>
            target.value === 'custom' ? custom({}) : change({ period: target.value, from: null, to: null })
          }
        />
      </Field>
      {asked.period === 'custom' ? (
        <>
          <Field label={t('filter.from')}>
            <Input
              type="date"
              value={days.from}
              max={last}
              onChange={({ target }) => target.value !== '' && custom({ from: target.value })}
            />
          </Field>
          <Field label={t('filter.to')}>
            <Input
              type="date"
              value={last}
              min={dayBefore(dayAfter(days.from))}
              onChange={({ target }) => target.value !== '' && custom({ to: target.value })}
            />
          </Field>
        </>
      ) : null}
      <Field label={t('filter.compare')}>
        <NativeSelect
          options={choices.compare}
          value={asked.compare ?? 'previous'}
          onChange={({ target }) => change({ compare: target.value })}
        />
      </Field>
      {PLACES.filter((name) => choices[name].length > 0).map((name) => (
        <Field key={name} label={t(`filter.${name}`)}>
          <NativeSelect
            options={choices[name]}
            placeholder={t('all')}
            value={asked[name] ?? ''}
            onChange={({ target }) =>
              // A store lies in one region: choosing one of them forgets the other.
              change({
                [name]: target.value,
                ...(name === 'region' ? { store: null } : name === 'store' ? { region: null } : {}),
              })
            }
          />
        </Field>
      ))}
      {isNarrowed ? (
        <Button variant="ghost" onClick={() => change({ region: null, store: null, level: null, channel: null })}>
          {t('clear')}
        </Button>
      ) : null}
    </search>
  );
}
