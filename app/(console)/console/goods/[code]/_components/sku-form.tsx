'use client';
import { useTranslations } from 'next-intl';
import type { ReactElement } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { saveSku } from '@/lib/catalog/actions';
import { FormDialog, textOf } from '../../../_components/form-dialog';
import { useActOf } from '../../../_components/use-act-of';

type Edited = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly barcode: string | null;
  readonly everywhere: boolean;
  readonly archivedAt: Date | null;
};

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
  const act = useActOf('goods');

  function send(form: FormData) {
    const code = sku?.code ?? textOf(form, 'code');
    if (code === '') return t('form.codeMissing');
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
    return () => saveSku(said);
  }
  return (
    <FormDialog
      act={act}
      trigger={trigger}
      title={t(sku === null ? 'sku.add' : 'sku.edit')}
      description={sku === null ? t('sku.addNote') : sku.code}
      submit={t('form.save')}
      saved={t('saved')}
      send={send}
    >
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
        <Input name="barcode" maxLength={40} defaultValue={sku?.barcode ?? ''} autoComplete="off" spellCheck={false} />
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
    </FormDialog>
  );
}
