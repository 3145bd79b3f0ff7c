'use client';
import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { NativeSelect } from '@/components/ui/native-select';
import { NumberField } from '@/components/ui/number-field';
import { RadioGroup } from '@/components/ui/radio-group';
import type { FieldValue, SettingField } from '@/lib/settings/rules/fields';
import { useFieldWords } from './use-field-words';

// Choices of a word or two are picked from a list; those that need a sentence stand side by side, to be compared.
const SHORT = 24;

/** One field of a section: words as choices, numbers in the unit that people think in. */
export function FieldControl({
  section,
  field,
  value,
  trouble,
  onChange,
}: {
  readonly section: string;
  readonly field: SettingField;
  readonly value: FieldValue;
  readonly trouble: string | null;
  readonly onChange: (value: FieldValue) => void;
}) {
  const t = useTranslations('settings');
  const words = useFieldWords();
  const { path } = field;
  if (field.kind === 'choice') {
    const choices = field.choices.map((choice) => ({ value: choice, label: words.choice(section, path, choice) }));
    if (choices.every(({ label }) => label.length <= SHORT)) {
      return (
        <Field label={words.label(section, path)} help={words.help(section, path)}>
          <NativeSelect options={choices} value={String(value)} onChange={(event) => onChange(event.target.value)} />
        </Field>
      );
    }
    return (
      <RadioGroup
        className="sm:col-span-2"
        label={words.label(section, path)}
        value={String(value)}
        choices={choices}
        onChange={onChange}
      />
    );
  }
  const { unit, min, max, isOptional } = field;
  const isMoney = unit === 'fen';
  return (
    <Field label={words.label(section, path)} help={words.help(section, path)} error={trouble} optional={isOptional}>
      <NumberField
        min={min}
        max={max}
        scale={isMoney || unit === 'bp' ? 2 : 0}
        lead={isMoney ? '¥' : undefined}
        unit={unit === null || isMoney ? undefined : t(`unit.${unit}`)}
        placeholder={isOptional ? t('unlimited') : undefined}
        value={typeof value === 'number' ? value : null}
        onChange={onChange}
      />
    </Field>
  );
}
