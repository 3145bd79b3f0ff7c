'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useValue } from '@/components/editing/fields';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import type { Option } from '@/components/ui/select';

const SHOWN_MAX = 50;

/** One of what there is, by a part of its name or code; a code that is typed or pasted in full is taken as it is. */
export function CodeField({
  at,
  label,
  help,
  options,
}: {
  readonly at: string;
  readonly label: string;
  readonly help?: string;
  readonly options: readonly Option[];
}) {
  const t = useTranslations('repairs');
  const { value, set, error } = useValue(at);
  const [query, setQuery] = useState('');
  const chosen = typeof value === 'string' && value !== '' ? value : null;
  const isKnown = (code: string) => options.some((option) => option.value === code);
  const typed = query.trim();
  const part = typed.toLowerCase();
  const found = options.filter((option) => `${option.label} ${option.value}`.toLowerCase().includes(part));
  const asTyped = typed === '' || isKnown(typed) ? [] : [{ value: typed, label: typed, detail: t('asTyped') }];
  const other = chosen === null || isKnown(chosen) || chosen === typed ? [] : [{ value: chosen, label: chosen }];
  return (
    <Field label={label} help={help} error={error}>
      <Combobox
        options={[...other, ...found.slice(0, SHOWN_MAX), ...asTyped]}
        value={chosen}
        onQuery={setQuery}
        onChange={(code) => set(code ?? '')}
      />
    </Field>
  );
}
