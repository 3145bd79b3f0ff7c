'use client';
import type { Route } from 'next';
import { usePathname, useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { cn } from '@/components/ui/cn';
import { Field } from '@/components/ui/field';
import { NativeSelect } from '@/components/ui/native-select';
import { BENCH_PERIODS } from '@/lib/workbench/rules/periods';

type Choice = { readonly value: string; readonly label: string };
type Asked = { readonly period: string; readonly region: string; readonly store: string };

/** For which days and which place the numbers are; both stand in the address, so that a link shows the same. */
export function BenchFilters({
  asked,
  regions,
  stores,
}: {
  readonly asked: Asked;
  readonly regions: readonly Choice[];
  readonly stores: readonly Choice[];
}) {
  const t = useTranslations('workbench');
  const router = useRouter();
  const path = usePathname();
  const [isGoing, go] = useTransition();
  const change = (changes: Partial<Asked>) => {
    const all = Object.entries({ ...asked, ...changes }).filter(([, value]) => value !== '');
    go(() => router.push(`${path}?${new URLSearchParams(all)}` as Route, { scroll: false }));
  };
  return (
    <search
      aria-label={t('filter.label')}
      className={cn('grid grid-cols-2 items-end gap-2.5 desk:flex desk:flex-wrap', isGoing && 'opacity-60')}
    >
      <Field label={t('filter.period')}>
        <NativeSelect
          options={BENCH_PERIODS.map((value) => ({ value, label: t(`period.${value}`) }))}
          value={asked.period}
          onChange={({ target }) => change({ period: target.value })}
        />
      </Field>
      {regions.length > 1 ? (
        <Field label={t('filter.region')}>
          <NativeSelect
            options={regions}
            placeholder={t('filter.all')}
            value={asked.region}
            // A store lies in one region: choosing one of them forgets the other.
            onChange={({ target }) => change({ region: target.value, store: '' })}
          />
        </Field>
      ) : null}
      {stores.length > 1 ? (
        <Field label={t('filter.store')}>
          <NativeSelect
            options={stores}
            placeholder={t('filter.all')}
            value={asked.store}
            onChange={({ target }) => change({ store: target.value, region: '' })}
          />
        </Field>
      ) : null}
    </search>
  );
}
