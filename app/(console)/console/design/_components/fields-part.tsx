'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Input } from '@/components/ui/input';
import { NativeSelect } from '@/components/ui/native-select';
import { NumberField } from '@/components/ui/number-field';
import { OtpField } from '@/components/ui/otp-field';
import { PasswordField } from '@/components/ui/password-field';
import { SearchField } from '@/components/ui/search-field';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { Group } from './group';

/** Everything one types into, with help, errors and the summary of a form. */
export function FieldsPart() {
  const t = useTranslations('design.fields');
  const [query, setQuery] = useState('');
  const [store, setStore] = useState<string | null>('jingan');
  const [city, setCity] = useState<string | null>(null);
  const stores = (['jingan', 'xuhui', 'pudong'] as const).map((value) => ({ value, label: t(`stores.${value}`) }));
  return (
    <>
      <Group name="Field · Input · NumberField · PasswordField">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('name')} help={t('nameHelp')} required>
            <Input defaultValue={t('nameValue')} />
          </Field>
          <Field label={t('threshold')} error={t('thresholdError')}>
            <NumberField scale={2} defaultValue={8000} min={0} lead="¥" />
          </Field>
          <Field label={t('limit')} optional>
            <NumberField defaultValue={1} min={1} max={9} steppers unit={t('each')} />
          </Field>
          <Field label={t('password')}>
            <PasswordField defaultValue="regulars" />
          </Field>
          <Field label={t('disabled')}>
            <Input disabled defaultValue="C2026-1121" />
          </Field>
          <Field label={t('store')}>
            <NativeSelect options={stores} defaultValue="xuhui" />
          </Field>
          <Field label={t('storeRich')}>
            <Select options={stores} value={store} onChange={setStore} />
          </Field>
          <Field label={t('find')}>
            <Combobox options={stores} value={city} onChange={setCity} placeholder={t('findHint')} />
          </Field>
        </div>
      </Group>
      <Group name="SearchField · Textarea">
        <div className="grid gap-4">
          <SearchField label={t('search')} value={query} onSearch={setQuery} />
          <Textarea aria-label={t('reason')} defaultValue={t('reasonValue')} rows={2} />
        </div>
      </Group>
      <Group name="OtpField">
        <Field label={t('otp')} help={t('otpHelp')}>
          <OtpField />
        </Field>
      </Group>
      <Group name="FormErrors">
        <FormErrors autoFocus={false} errors={[{ message: t('errorOne') }, { message: t('errorTwo') }]} />
      </Group>
    </>
  );
}
