'use client';
import { useLocale } from 'next-intl';
import type { ComponentProps } from 'react';
import { Series } from '@/components/charts/series';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { Unit } from '@/lib/reports/rules/metric';
import { tellShort } from '@/lib/reports/rules/tell';

/** A chart whose axis tells values by what they count. */
export function DrawnSeries({ unit, ...rest }: Omit<ComponentProps<typeof Series>, 'short'> & { readonly unit: Unit }) {
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  return <Series {...rest} short={(value) => tellShort(value, unit, locale)} />;
}
