'use client';
import { useTranslations } from 'next-intl';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import type { FieldPath, FieldValue, SettingField } from '@/lib/settings/rules/fields';

/** The words of a field: its label and help, the group it stands in, its values, and what a search looks at. */
export function useFieldWords() {
  const t = useTranslations('settings');
  const optional = (key: string) => (t.has(key) ? t(key) : null);
  const label = (section: string, path: FieldPath) =>
    optional(`${keyOf(section, path)}.label`) ?? t(`leaf.${path.at(-1) ?? ''}`);
  const help = (section: string, path: FieldPath) => optional(`${keyOf(section, path)}.help`);
  const group = (section: string, path: FieldPath) => optional(`${keyOf(section, path.slice(0, -1))}.group`);
  const choice = (section: string, path: FieldPath, value: string) => t(`${keyOf(section, path)}.choice.${value}`);
  return {
    label,
    help,
    group,
    choice,
    /** The label with its group before it, where a field stands alone. */
    full: (section: string, path: FieldPath) =>
      [group(section, path), label(section, path)].filter((part) => part !== null).join(' · '),
    value(section: string, field: SettingField, value: FieldValue): string {
      if (value === null) return t('unlimited');
      if (field.kind === 'choice') return choice(section, field.path, String(value));
      const number = Number(value);
      if (field.unit === 'fen') return formatMoney(number);
      if (field.unit === 'bp') return `${formatNumber(number / 100)}%`;
      return field.unit === null ? formatNumber(number) : t(`counted.${field.unit}`, { count: number });
    },
  };
}

const keyOf = (section: string, path: FieldPath): string => ['field', section, ...path].join('.');
