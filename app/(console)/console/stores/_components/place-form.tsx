'use client';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactElement, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Input } from '@/components/ui/input';
import { NativeSelect } from '@/components/ui/native-select';
import { showToast } from '@/components/ui/toast-store';
import { saveRegion, saveStore } from '@/lib/stores/actions';
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
const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

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
  const router = useRouter();
  const { run, pending, trouble, setTrouble } = useAct((code, facts) =>
    t.has(`refusal.${code}`) ? t(`refusal.${code}`, facts) : t('refusal.unexpected'),
  );
  const [open, setOpen] = useState(false);

  function show(next: boolean) {
    setOpen(next);
    setTrouble(null);
  }
  function save(form: FormData) {
    const code = place?.code ?? textOf(form, 'code');
    const [nameZh, nameEn] = [textOf(form, 'nameZh'), textOf(form, 'nameEn')];
    if (!CODE.test(code)) return setTrouble(t('codeWrong'));
    if (nameZh === '' && nameEn === '') return setTrouble(t('nameMissing'));
    const said = { code, isNew: place === null, nameZh: nameZh || nameEn, nameEn: nameEn || nameZh };
    const where = {
      regionCode: textOf(form, 'region'),
      address: textOf(form, 'address'),
      phone: textOf(form, 'phone'),
    };
    const isClosed = form.get('closed') === 'on';
    const act: () => ReturnType<typeof saveStore | typeof saveRegion> =
      kind === 'region' ? () => saveRegion(said) : () => saveStore({ ...said, ...where, isClosed });
    run<unknown>(act, () => {
      show(false);
      showToast({ tone: 'success', title: t('saved') });
      router.refresh();
    });
  }
  return (
    <Dialog
      open={open}
      onOpenChange={show}
      trigger={trigger}
      title={t(TITLES[kind][place === null ? 'add' : 'edit'])}
      description={place?.code}
    >
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save(new FormData(event.currentTarget));
        }}
      >
        <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
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
        <Button type="submit" variant="primary" pending={pending} className="justify-self-end">
          {t('save')}
        </Button>
      </form>
    </Dialog>
  );
}
