'use client';
import { useTranslations } from 'next-intl';
import { NativeSelect } from '@/components/ui/native-select';

/**
 * One batch, benefit or game by its name, its code beside it; only what is live is offered, and what was chosen before
 * and is live no more stays visible and says so. Wants the texts `rewards`.
 */
export function NamedPicker({
  options,
  value,
  onChange,
}: {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (code: string) => void;
}) {
  const t = useTranslations('rewards');
  const isOffered = value === '' || options.some((one) => one.value === value);
  return (
    <NativeSelect
      value={value}
      options={isOffered ? options : [...options, { value, label: t('editor.notLive', { code: value }) }]}
      placeholder={t('editor.choose')}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
