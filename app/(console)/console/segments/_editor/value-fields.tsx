'use client';
import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { controlClass } from '@/components/ui/control-class';
import { NumberField } from '@/components/ui/number-field';
import { useAttribute, useBuilding } from './builder-context';
import { NamesField } from './names-field';
import type { Row } from './rule-model';

/** What a row is tested against: names to choose, or one number, or two; money in yuan, days and dates as such. */
export function ValueFields({ row, name }: { readonly row: Row; readonly name: string }) {
  const t = useTranslations('segments');
  const { put } = useBuilding();
  const { known, isNamed } = useAttribute(row.attribute);
  if (isNamed || row.test.endsWith('one_of'))
    return <NamesField row={row} name={name} onChange={(names) => put(row.id, { ...row, names })} />;
  const one = (part: 'number' | 'to', label: string) => (
    <NumberOf
      kind={known?.kind ?? 'number'}
      label={label}
      value={row[part]}
      onChange={(value) => put(row.id, { ...row, [part]: value })}
    />
  );
  if (row.test !== 'between') return one('number', t('builder.value', { name }));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-center gap-1.5 sm:col-span-3 sm:max-w-sm">
      {one('number', t('builder.from', { name }))}
      <span aria-hidden="true" className="text-muted">
        –
      </span>
      {one('to', t('builder.to', { name }))}
    </div>
  );
}

type Numbered = {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
};

/** A number as its attribute counts: yuan, days, percent, a date, or as such. */
function NumberOf({ kind, label, value, onChange }: Numbered & { readonly kind: string }) {
  const t = useTranslations('segments');
  if (kind === 'date') return <DateNumber label={label} value={value} onChange={onChange} />;
  const units: Readonly<Record<string, string>> = { days: t('builder.days'), percent: '%' };
  const isMoney = kind === 'money';
  return (
    <NumberField
      aria-label={label}
      aria-invalid={value === null ? true : undefined}
      value={value}
      scale={isMoney ? 2 : 0}
      lead={isMoney ? '¥' : undefined}
      unit={units[kind]}
      onChange={onChange}
    />
  );
}

/** A local date that conditions hold as a number, 20260131. */
function DateNumber({ label, value, onChange }: Numbered) {
  const text = value === null ? '' : String(value).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  return (
    <input
      type="date"
      aria-label={label}
      aria-invalid={value === null ? true : undefined}
      value={text}
      className={cn(controlClass, 'h-control')}
      onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value.replaceAll('-', '')))}
    />
  );
}
