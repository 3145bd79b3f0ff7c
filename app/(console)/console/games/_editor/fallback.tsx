'use client';
import { useTranslations } from 'next-intl';
import { useValue } from '@/components/editing/fields';
import { Field } from '@/components/ui/field';
import { NativeSelect } from '@/components/ui/native-select';

/** What is given instead, out of the prizes that there are. */
export function FallbackAt() {
  const t = useTranslations('games');
  const { value, set, error } = useValue('fallback');
  const prizes = useValue('prizes').value;
  const codes = (Array.isArray(prizes) ? prizes : []).map((prize) => String(prize?.code ?? '')).filter(Boolean);
  const options = [
    { value: '', label: t('editor.noFallback') },
    ...[...new Set(codes)].map((code) => ({ value: code, label: code })),
  ];
  return (
    <Field label={t('editor.fallback')} help={t('editor.fallbackHelp')} error={error}>
      <NativeSelect
        value={typeof value === 'string' ? value : ''}
        options={options}
        onChange={({ target }) => set(target.value === '' ? null : target.value)}
      />
    </Field>
  );
}
