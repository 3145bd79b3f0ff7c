'use client';
import { useTranslations } from 'next-intl';
import { RadioGroup } from '@/components/ui/radio-group';
import type { FieldChoice } from '@/lib/merging';

/** One profile field: whose value goes on. Where only one has a value, or both the same, there is nothing to pick. */
export function FieldPick({
  one,
  codes,
  value,
  onChange,
}: {
  readonly one: FieldChoice;
  readonly codes: { readonly kept: string; readonly taken: string };
  readonly value: 'kept' | 'taken';
  readonly onChange: (next: 'kept' | 'taken') => void;
}) {
  const t = useTranslations('merging');
  const { field, kept, taken, isSame } = one;
  if (kept === null || taken === null || isSame) {
    return (
      <dl className="grid gap-0.5 text-dense">
        <dt className="font-medium">{t(`field.${field}`)}</dt>
        <dd className="text-muted">
          {kept ?? taken ?? t('neither')}
          {isSame && kept !== null ? ` · ${t('same')}` : ''}
          {kept === null && taken !== null ? ` · ${t('fromOther', { code: codes.taken })}` : ''}
        </dd>
      </dl>
    );
  }
  return (
    <RadioGroup
      label={t(`field.${field}`)}
      value={value}
      onChange={onChange}
      cards
      className="[&>div]:desk:grid-cols-2"
      choices={[
        { value: 'kept', label: <span className="break-words">{kept}</span>, detail: t('keep', { code: codes.kept }) },
        {
          value: 'taken',
          label: <span className="break-words">{taken}</span>,
          detail: t('take', { code: codes.taken }),
        },
      ]}
    />
  );
}
