'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Input } from '@/components/ui/input';
import { NativeSelect } from '@/components/ui/native-select';
import { TAGS_MAX } from '@/lib/catalog/schema';
import { choicesOf, type GoodsNames, tagsOf } from './goods-names';
import type { useBulk } from './use-bulk';

const ACTS = ['category', 'brand', 'tags', 'archive', 'restore'] as const;
type ActName = (typeof ACTS)[number];

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/** What a form says, as the act that it means. */
function actOf(name: ActName, form: FormData) {
  if (name === 'category') return { act: name, category: textOf(form, 'category') || null };
  if (name === 'brand') return { act: name, brand: textOf(form, 'brand') || null };
  if (name === 'tags') return { act: name, add: tagsOf(textOf(form, 'add')), remove: tagsOf(textOf(form, 'remove')) };
  return { act: 'archive' as const, archived: name === 'archive' };
}

/** What is said of all chosen products at once: category, brand, tags, or whether they are kept for the past only. */
export function BulkChange({ bulk, names }: { readonly bulk: ReturnType<typeof useBulk>; readonly names: GoodsNames }) {
  const t = useTranslations('goods');
  const { pending, trouble, setTrouble, change } = bulk;
  const [name, setName] = useState<ActName>('category');

  function save(form: FormData) {
    const reason = textOf(form, 'reason');
    const act = actOf(name, form);
    if (act.act === 'tags') {
      if (act.add.length + act.remove.length === 0) return setTrouble(t('bulk.tagsMissing'));
      if (Math.max(act.add.length, act.remove.length) > TAGS_MAX)
        return setTrouble(t('bulk.tagsMany', { max: TAGS_MAX }));
    }
    if (reason === '') return setTrouble(t('bulk.reasonMissing'));
    change({ act, reason });
  }
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save(new FormData(event.currentTarget));
      }}
    >
      <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('bulk.act')}>
          <NativeSelect
            value={name}
            onChange={(event) => setName(event.target.value as ActName)}
            options={ACTS.map((value) => ({ value, label: t(`bulk.acts.${value}`) }))}
          />
        </Field>
        <What name={name} names={names} />
      </div>
      <Field label={t('bulk.reason')} help={t('bulk.reasonHelp')} required>
        <Input name="reason" maxLength={200} autoComplete="off" />
      </Field>
      <Button type="submit" variant="primary" pending={pending} className="justify-self-end">
        {t('bulk.do')}
      </Button>
    </form>
  );
}

function What({ name, names }: { readonly name: ActName; readonly names: GoodsNames }) {
  const t = useTranslations('goods');
  if (name === 'category' || name === 'brand') {
    const all = name === 'category' ? names.categories : names.brands;
    return (
      <Field label={t(`column.${name}`)}>
        <NativeSelect key={name} name={name} placeholder={t('form.none')} options={choicesOf(all, null)} />
      </Field>
    );
  }
  if (name !== 'tags') return null;
  return (
    <>
      <Field label={t('bulk.add')} help={t('form.tagsHelp')}>
        <Input name="add" autoComplete="off" />
      </Field>
      <Field label={t('bulk.remove')} help={t('form.tagsHelp')}>
        <Input name="remove" autoComplete="off" />
      </Field>
    </>
  );
}
