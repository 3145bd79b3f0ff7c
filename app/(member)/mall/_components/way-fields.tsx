'use client';
import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NativeSelect } from '@/components/ui/native-select';
import { Textarea } from '@/components/ui/textarea';

/** Where goods go to. */
export function AddressFields() {
  const t = useTranslations('mall-act');
  return (
    <>
      <Field label={t('name')} required>
        <Input name="name" autoComplete="name" maxLength={40} required />
      </Field>
      <Field label={t('mobile')} required>
        <Input name="mobile" type="tel" inputMode="tel" autoComplete="tel" maxLength={20} required />
      </Field>
      <Field label={t('address')} required>
        <Textarea name="address" autoComplete="street-address" minLength={5} maxLength={200} rows={2} required />
      </Field>
    </>
  );
}

/** The store where goods are fetched. */
export function PickupField({
  stores,
}: {
  readonly stores: readonly { readonly value: string; readonly label: string }[];
}) {
  const t = useTranslations('mall-act');
  return (
    <Field label={t('store')} required>
      <NativeSelect name="store" options={stores} placeholder={t('choose')} required defaultValue="" />
    </Field>
  );
}
