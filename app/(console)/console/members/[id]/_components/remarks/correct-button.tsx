'use client';
import { PenLine } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NativeSelect } from '@/components/ui/native-select';
import { correctProfile } from '@/lib/members/actions';
import { GENDERS } from '@/lib/members/rules/genders';
import { CorrectProfileInput } from '@/lib/members/rules/profile-input';
import { FormDialog, textOf } from '../../../../_components/form-dialog';
import { useActOf } from '../../../../_components/use-act-of';

const FIELDS = ['name', 'gender', 'birthday', 'email', 'region'] as const;
type Correctable = (typeof FIELDS)[number];

const TYPES = { name: 'text', gender: 'text', birthday: 'date', email: 'email', region: 'text' } as const;

/** Corrects one fact of a member at his word; what stands need not be shown for it (S1-3.2.3). */
export function CorrectButton({ memberId }: { readonly memberId: string }) {
  const t = useTranslations('remarks');
  const names = useTranslations('members.profile');
  const [field, setField] = useState<Correctable>('name');
  return (
    <FormDialog
      act={useActOf('remarks')}
      trigger={<Button icon={<PenLine aria-hidden="true" />}>{t('correct.open')}</Button>}
      title={t('correct.open')}
      description={t('correct.note')}
      submit={t('correct.submit')}
      saved={t('correct.saved')}
      send={(form) => {
        const read = CorrectProfileInput.safeParse({
          memberId,
          change: { [field]: textOf(form, 'value') },
          reason: textOf(form, 'reason'),
        });
        if (!read.success) return t('refusal.invalid_input');
        return () => correctProfile(read.data);
      }}
    >
      <Field label={t('correct.field')}>
        <NativeSelect
          value={field}
          onChange={(event) => setField(event.target.value as Correctable)}
          options={FIELDS.map((value) => ({ value, label: names(value) }))}
        />
      </Field>
      <Field label={t('correct.value')} help={t('correct.empty')}>
        {field === 'gender' ? (
          <NativeSelect
            name="value"
            placeholder={t('correct.nothing')}
            options={GENDERS.map((value) => ({ value, label: names(`genders.${value}`) }))}
          />
        ) : (
          <Input key={field} name="value" type={TYPES[field]} autoComplete="off" maxLength={254} />
        )}
      </Field>
      <Field label={t('correct.reason')} help={t('correct.reasonHelp')} required>
        <Input name="reason" required minLength={4} maxLength={200} autoComplete="off" />
      </Field>
    </FormDialog>
  );
}
