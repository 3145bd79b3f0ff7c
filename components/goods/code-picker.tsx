'use client';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { type Picked, useChoices } from './use-choices';

type Labelled = { readonly what: Picked; readonly label: string; readonly help?: string; readonly error?: string };

/** Several of a kind, by typing parts of their names; what is picked stands below, each to be taken away again. */
export function CodePicker({
  what,
  label,
  help,
  error,
  placeholder,
  value,
  onChange,
}: Labelled & {
  /** What picking none means. */
  readonly placeholder?: string;
  readonly value: readonly string[];
  readonly onChange: (next: string[]) => void;
}) {
  const t = useTranslations('ui');
  const { options, isSearched, onQuery, begin, nameOf } = useChoices(what);
  return (
    <div className="grid content-start gap-1.5">
      <Field label={label} help={help} error={error}>
        <Combobox
          options={options.filter((option) => !value.includes(option.value))}
          value={null}
          placeholder={value.length === 0 ? placeholder : undefined}
          onChange={(code) => code !== null && onChange([...value, code])}
          onQuery={isSearched ? onQuery : undefined}
          onFocus={begin}
        />
      </Field>
      {value.length === 0 ? null : (
        <ul className="flex flex-wrap gap-1.5" aria-label={label}>
          {value.map((code) => (
            <li
              key={code}
              className="inline-flex max-w-full items-center gap-0.5 rounded-full border border-line bg-surface pl-2.5 text-dense"
            >
              <span className="truncate">{nameOf(code)}</span>
              <button
                type="button"
                aria-label={t('takeAway', { name: nameOf(code) })}
                className="grid size-7 shrink-0 place-items-center rounded-full text-muted hover:bg-sunken hover:text-ink [&_svg]:size-3.5"
                onClick={() => onChange(value.filter((one) => one !== code))}
              >
                <X aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** One of a kind by typing a part of its name; what is chosen may not be among what was found. */
export function OnePicker({
  what,
  label,
  help,
  error,
  value,
  onChange,
}: Labelled & { readonly value: string | null; readonly onChange: (next: string | null) => void }) {
  const { options, isSearched, onQuery, begin, nameOf } = useChoices(what);
  const isMissing = value !== null && value !== '' && !options.some((option) => option.value === value);
  return (
    <Field label={label} help={help} error={error}>
      <Combobox
        options={isMissing ? [{ value, label: nameOf(value) }, ...options] : options}
        value={value}
        onChange={onChange}
        onQuery={isSearched ? onQuery : undefined}
        onFocus={begin}
      />
    </Field>
  );
}
