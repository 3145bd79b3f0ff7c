'use client';
import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { NativeSelect } from '@/components/ui/native-select';
import { NumberField } from '@/components/ui/number-field';
import { Group, InstantAt, NumberAt, useItem } from './item-fields';

const PERIODS = ['day', 'week', 'month'] as const;

/** How many there are, how many one member may have, and when. */
export function LimitsGroup() {
  const t = useTranslations('mall-console');
  const { edited, put, zone } = useItem();
  const limit = (edited.perPeriod ?? null) as { readonly period: string; readonly times: number } | null;
  return (
    <Group title={t('edit.limits')} note={t('edit.zone', { zone })}>
      {edited.kind === 'gift_card' ? (
        <p className="self-center text-dense text-muted">{t('edit.stockByCards')}</p>
      ) : (
        <NumberAt at="total" label={t('edit.total')} />
      )}
      <NumberAt at="perMember" label={t('edit.perMember')} />
      <Field label={t('edit.perPeriod')}>
        <NativeSelect
          value={limit?.period ?? ''}
          placeholder={t('edit.noPeriod')}
          options={PERIODS.map((value) => ({ value, label: t(`period.${value}`) }))}
          onChange={({ target }) =>
            put('perPeriod', target.value === '' ? null : { period: target.value, times: limit?.times ?? 1 })
          }
        />
      </Field>
      {limit === null ? null : (
        <Field label={t('edit.times')}>
          <NumberField value={limit.times} min={1} onChange={(times) => put('perPeriod', { ...limit, times })} />
        </Field>
      )}
      <InstantAt at="from" label={t('edit.from')} />
      <InstantAt at="to" label={t('edit.to')} />
    </Group>
  );
}
