'use client';
import { useTranslations } from 'next-intl';
import type { ReactElement } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NativeSelect } from '@/components/ui/native-select';
import { saveBrand, saveCategory } from '@/lib/catalog/actions';
import { FormDialog, textOf } from '../../_components/form-dialog';
import { useActOf } from '../../_components/use-act-of';

/** A category or brand as its form shows it. */
export type EditedPlace = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly isArchived: boolean;
};

/** The categories under which one may stand, with the one under which it stands. */
export type Parents = {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly parent: string | null;
};

const TITLES = {
  categories: { add: 'categories.add', edit: 'categories.edit' },
  brands: { add: 'brands.add', edit: 'brands.edit' },
} as const;
const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** The words about a category (with its place in the tree) or a brand, for a new one or for one that is there. */
export function PlaceForm({
  kind,
  place = null,
  parents,
  trigger,
}: {
  readonly kind: 'categories' | 'brands';
  readonly place?: EditedPlace | null;
  readonly parents?: Parents;
  readonly trigger: ReactElement;
}) {
  const t = useTranslations('goods');
  const act = useActOf('goods');

  function send(form: FormData) {
    const code = place?.code ?? textOf(form, 'code');
    const [nameZh, nameEn] = [textOf(form, 'nameZh'), textOf(form, 'nameEn')];
    if (!CODE.test(code)) return t('form.codeWrong');
    if (nameZh === '' && nameEn === '') return t('form.nameMissing');
    const said = {
      code,
      isNew: place === null,
      nameZh: nameZh || nameEn,
      nameEn: nameEn || nameZh,
      ...(place !== null && { archived: form.get('archived') === 'on' }),
    };
    if (kind === 'brands') return () => saveBrand(said);
    return () => saveCategory({ ...said, parent: textOf(form, 'parent') || null });
  }
  return (
    <FormDialog
      act={act}
      trigger={trigger}
      title={t(TITLES[kind][place === null ? 'add' : 'edit'])}
      description={place?.code}
      submit={t('form.save')}
      saved={t('saved')}
      send={send}
    >
      {place === null ? (
        <Field label={t('column.code')} help={t('form.placeCodeHelp')} required>
          <Input name="code" maxLength={64} autoComplete="off" spellCheck={false} />
        </Field>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('form.nameZh')}>
          <Input name="nameZh" maxLength={120} defaultValue={place?.nameZh} autoComplete="off" />
        </Field>
        <Field label={t('form.nameEn')}>
          <Input name="nameEn" maxLength={120} defaultValue={place?.nameEn} autoComplete="off" />
        </Field>
      </div>
      {parents === undefined ? null : (
        <Field label={t('categories.parent')}>
          <NativeSelect
            name="parent"
            placeholder={t('categories.root')}
            defaultValue={parents.parent ?? ''}
            options={parents.options}
          />
        </Field>
      )}
      {place === null ? null : (
        <Checkbox
          name="archived"
          defaultChecked={place.isArchived}
          label={t('form.archived')}
          detail={t('form.archivedHelp')}
        />
      )}
    </FormDialog>
  );
}
