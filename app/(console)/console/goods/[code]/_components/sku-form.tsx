'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactElement, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { saveSku } from '@/lib/catalog/actions';
import { useGoodsAct } from '../../_components/use-goods-act';

type Edited = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly barcode: string | null;
  readonly everywhere: boolean;
  readonly archivedAt: Date | null;
};

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/** The words about a SKU of a product, for a new one or for one that is there. */
export function SkuForm({
  product,
  sku = null,
  trigger,
}: {
  readonly product: string;
  readonly sku?: Edited | null;
  readonly trigger: ReactElement;
}) {
  const t = useTranslations('goods');
  const router = useRouter();
  const { run, pending, trouble, setTrouble } = useGoodsAct();
  const [open, setOpen] = useState(false);

  function show(next: boolean) {
    setOpen(next);
    setTrouble(null);
  }
  function save(form: FormData) {
    const code = sku?.code ?? textOf(form, 'code');
    if (code === '') return setTrouble(t('form.codeMissing'));
    const [nameZh, nameEn] = [textOf(form, 'nameZh'), textOf(form, 'nameEn')];
    const said = {
      product,
      code,
      isNew: sku === null,
      ...(nameZh !== '' && { nameZh }),
      ...(nameEn !== '' && { nameEn }),
      barcode: textOf(form, 'barcode') || null,
      everywhere: form.get('everywhere') === 'on',
      archived: form.get('archived') === 'on',
    };
    run(
      () => saveSku(said),
      () => {
        show(false);
        showToast({ tone: 'success', title: t('saved') });
        router.refresh();
      },
    );
  }
  return (
    <Dialog
      open={open}
      onOpenChange={show}
      trigger={trigger}
      title={t(sku === null ? 'sku.add' : 'sku.edit')}
      description={sku === null ? t('sku.addNote') : sku.code}
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
        {sku === null ? (
          <Field label={t('sku.code')} help={t('form.codeHelp')} required>
            <Input name="code" maxLength={64} autoComplete="off" spellCheck={false} />
          </Field>
        ) : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('form.nameZh')} help={sku === null ? t('sku.nameHelp') : undefined}>
            <Input name="nameZh" maxLength={120} defaultValue={sku?.nameZh} autoComplete="off" />
          </Field>
          <Field label={t('form.nameEn')}>
            <Input name="nameEn" maxLength={120} defaultValue={sku?.nameEn} autoComplete="off" />
          </Field>
        </div>
        <Field label={t('sku.barcode')} optional>
          <Input
            name="barcode"
            maxLength={40}
            defaultValue={sku?.barcode ?? ''}
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
        <Checkbox
          name="everywhere"
          defaultChecked={sku?.everywhere ?? true}
          label={t('sku.everywhere')}
          detail={t('sku.everywhereHelp')}
        />
        {sku === null ? null : (
          <Checkbox
            name="archived"
            defaultChecked={sku.archivedAt !== null}
            label={t('sku.archived')}
            detail={t('sku.archivedHelp')}
          />
        )}
        <Button type="submit" variant="primary" pending={pending} className="justify-self-end">
          {t('form.save')}
        </Button>
      </form>
    </Dialog>
  );
}
