'use client';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactElement } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NativeSelect } from '@/components/ui/native-select';
import { saveRegion, saveStore } from '@/lib/stores/actions';
import { FormDialog, textOf } from '../../_components/form-dialog';
import { useAct } from '../../_components/use-act';

type Region = { readonly id: string; readonly code: string; readonly nameZh: string; readonly nameEn: string };
type Place = Region & {
  readonly regionId?: string;
  readonly address?: string;
  readonly phone?: string;
  readonly closedAt?: Date | null;
};

const CODE = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;
const TITLES = {
  region: { add: 'addRegion', edit: 'editRegion' },
  store: { add: 'addStore', edit: 'editStore' },
} as const;

/** The words about a region, or about a store with its region, for a new one or for one that is there. */
export function PlaceForm({
  kind,
  place = null,
  regions,
  trigger,
}: {
  readonly kind: 'region' | 'store';
  readonly place?: Place | null;
  readonly regions: readonly Region[];
  readonly trigger: ReactElement;
}) {
  const t = useTranslations('stores');
  const isEnglish = useLocale() === 'en';
  const act = useAct((code, facts) =>
    t.has(`refusal.${code}`) ? t(`refusal.${code}`, facts) : t('refusal.unexpected'),
  );

  function send(form: FormData) {
    const code = place?.code ?? textOf(form, 'code');
    const [nameZh, nameEn] = [textOf(form, 'nameZh'), textOf(form, 'nameEn')];
    if (!CODE.test(code)) return t('codeWrong');
    if (nameZh === '' && nameEn === '') return t('nameMissing');
    const said = { code, isNew: place === null, nameZh: nameZh || nameEn, nameEn: nameEn || nameZh };
    const where = {
      regionCode: textOf(form, 'region'),
      address: textOf(form, 'address'),
      phone: textOf(form, 'phone'),
    };
    const isClosed = form.get('closed') === 'on';
    return kind === 'region' ? () => saveRegion(said) : () => saveStore({ ...said, ...where, isClosed });
  }
  return (
    <FormDialog
      act={act}
      trigger={trigger}
      title={t(TITLES[kind][place === null ? 'add' : 'edit'])}
      description={place?.code}
      submit={t('save')}
      saved={t('saved')}
      send={send}
    >
      {place === null ? (
        <Field label={t('code')} help={t('codeHelp')} required>
          <Input name="code" maxLength={40} autoComplete="off" spellCheck={false} />
        </Field>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('nameZh')}>
          <Input name="nameZh" maxLength={80} defaultValue={place?.nameZh} autoComplete="off" />
        </Field>
        <Field label={t('nameEn')}>
          <Input name="nameEn" maxLength={80} defaultValue={place?.nameEn} autoComplete="off" />
        </Field>
      </div>
      {kind === 'store' ? (
        <>
          <Field label={t('region')}>
            <NativeSelect
              name="region"
              defaultValue={regions.find(({ id }) => id === place?.regionId)?.code ?? regions[0]?.code ?? ''}
              options={regions.map((one) => ({ value: one.code, label: isEnglish ? one.nameEn : one.nameZh }))}
            />
          </Field>
          <Field label={t('address')}>
            <Input name="address" maxLength={200} defaultValue={place?.address} autoComplete="off" />
          </Field>
          <Field label={t('phone')}>
            <Input name="phone" type="tel" maxLength={40} defaultValue={place?.phone} autoComplete="off" />
          </Field>
        </>
      ) : null}
      {kind === 'store' && place !== null ? (
        <Checkbox
          name="closed"
          defaultChecked={(place.closedAt ?? null) !== null}
          label={t('closed')}
          detail={t('closedHelp')}
        />
      ) : null}
    </FormDialog>
  );
}
