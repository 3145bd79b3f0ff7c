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
import { NativeSelect } from '@/components/ui/native-select';
import { showToast } from '@/components/ui/toast-store';
import { saveProduct } from '@/lib/catalog/actions';
import { useActOf } from '../../_components/use-act-of';
import { choicesOf, type GoodsNames, tagsOf } from './goods-names';

type Edited = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly categoryCode: string | null;
  readonly brandCode: string | null;
  readonly tags: readonly string[];
};

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();
const orNull = (text: string): string | null => (text === '' ? null : text);

/** The words about a product, for a new one or for one that is there; a new one may bring its first SKU. */
export function ProductForm({
  names,
  product = null,
  trigger,
}: {
  readonly names: GoodsNames;
  readonly product?: Edited | null;
  readonly trigger: ReactElement;
}) {
  const t = useTranslations('goods');
  const router = useRouter();
  const { run, pending, trouble, setTrouble } = useActOf('goods');
  const [open, setOpen] = useState(false);
  const isNew = product === null;

  function show(next: boolean) {
    setOpen(next);
    setTrouble(null);
  }
  function save(form: FormData) {
    const code = product?.code ?? textOf(form, 'code');
    const [nameZh, nameEn] = [textOf(form, 'nameZh'), textOf(form, 'nameEn')];
    if (code === '' || (nameZh === '' && nameEn === '')) return setTrouble(t('form.incomplete'));
    const said = {
      code,
      isNew,
      nameZh: nameZh || nameEn,
      nameEn: nameEn || nameZh,
      category: orNull(textOf(form, 'category')),
      brand: orNull(textOf(form, 'brand')),
      tags: tagsOf(textOf(form, 'tags')),
      ...(isNew && form.get('firstSku') === 'on' && { firstSku: code }),
    };
    run(
      () => saveProduct(said),
      () => {
        show(false);
        showToast({ tone: 'success', title: t('saved') });
        if (isNew) router.push(`/console/goods/${encodeURIComponent(code)}`);
        router.refresh();
      },
    );
  }
  return (
    <Dialog
      open={open}
      onOpenChange={show}
      trigger={trigger}
      title={t(isNew ? 'product.add' : 'product.edit')}
      description={isNew ? t('product.addNote') : product.code}
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
        {isNew ? (
          <Field label={t('column.code')} help={t('form.codeHelp')} required>
            <Input name="code" maxLength={64} autoComplete="off" spellCheck={false} />
          </Field>
        ) : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('form.nameZh')}>
            <Input name="nameZh" maxLength={120} defaultValue={product?.nameZh} autoComplete="off" />
          </Field>
          <Field label={t('form.nameEn')}>
            <Input name="nameEn" maxLength={120} defaultValue={product?.nameEn} autoComplete="off" />
          </Field>
          <Field label={t('column.category')}>
            <NativeSelect
              name="category"
              placeholder={t('form.none')}
              defaultValue={product?.categoryCode ?? ''}
              options={choicesOf(names.categories, product?.categoryCode ?? null)}
            />
          </Field>
          <Field label={t('column.brand')}>
            <NativeSelect
              name="brand"
              placeholder={t('form.none')}
              defaultValue={product?.brandCode ?? ''}
              options={choicesOf(names.brands, product?.brandCode ?? null)}
            />
          </Field>
        </div>
        <Field label={t('form.tags')} help={t('form.tagsHelp')} optional>
          <Input name="tags" defaultValue={product?.tags.join(t('form.comma'))} autoComplete="off" />
        </Field>
        {isNew ? (
          <Checkbox name="firstSku" defaultChecked label={t('form.firstSku')} detail={t('form.firstSkuHelp')} />
        ) : null}
        <Button type="submit" variant="primary" pending={pending} className="justify-self-end">
          {t('form.save')}
        </Button>
      </form>
    </Dialog>
  );
}
