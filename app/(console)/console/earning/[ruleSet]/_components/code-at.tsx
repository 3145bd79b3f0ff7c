'use client';
import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useProblem } from './editor-context';

/** The code of a rule: what decisions and reports call it for ever. */
export function CodeAt({
  path,
  value,
  onChange,
  label,
}: {
  readonly path: string;
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly label?: string;
}) {
  const t = useTranslations('earning');
  return (
    <Field label={label ?? t('field.code')} error={useProblem(path)}>
      <Input
        value={value}
        maxLength={64}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
