'use client';
import { useTranslations } from 'next-intl';
import { NamedPicker } from '@/components/rewards/named-picker';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { NativeSelect } from '@/components/ui/native-select';
import { CATEGORIES, ITEM_KINDS, WAYS } from '@/lib/mall/rules/terms';
import { Group, NumberAt, TextAt, useItem, useTrouble } from './item-fields';

/** What it is, on which shelf, and how it comes. */
export function BasicsGroup() {
  const t = useTranslations('mall-console');
  const words = useTranslations('mall-words');
  const { edited, change, put, choices, isNew } = useItem();
  const kind = String(edited.kind);
  const ways = (Array.isArray(edited.ways) ? edited.ways : []) as readonly string[];
  const named = kind === 'coupon' ? choices.batch : choices.benefit;
  const setKind = (next: string) =>
    change({ ...edited, kind: next, gives: null, ways: next === 'goods' ? ['delivery'] : [] });
  const wrongWays = useTrouble('ways');
  const wrongGives = useTrouble('gives');
  return (
    <Group title={t('edit.basics')}>
      <TextAt at="name" lang="zh" label={t('edit.nameZh')} />
      <TextAt at="name" lang="en" label={t('edit.nameEn')} />
      <TextAt at="about" lang="zh" label={t('edit.aboutZh')} long />
      <TextAt at="about" lang="en" label={t('edit.aboutEn')} long />
      <Field label={t('edit.category')}>
        <NativeSelect
          value={String(edited.category)}
          options={CATEGORIES.map((value) => ({ value, label: words(`category.${value}`) }))}
          onChange={({ target }) => put('category', target.value)}
        />
      </Field>
      <Field label={t('edit.kind')}>
        <NativeSelect
          value={kind}
          disabled={!isNew}
          options={ITEM_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={({ target }) => setKind(target.value)}
        />
      </Field>
      {kind === 'coupon' || kind === 'benefit' ? (
        <Field label={t('edit.gives')} error={wrongGives} required>
          <NamedPicker
            options={named}
            value={typeof edited.gives === 'string' ? edited.gives : ''}
            onChange={(code) => put('gives', code === '' ? null : code)}
          />
        </Field>
      ) : null}
      {kind === 'goods' ? (
        <fieldset className="grid content-start gap-1">
          <legend className="mb-1 text-dense font-medium">{t('edit.ways')}</legend>
          {WAYS.map((way) => (
            <Checkbox
              key={way}
              label={words(`way.${way}`)}
              checked={ways.includes(way)}
              onCheckedChange={(is) => put('ways', is ? [...ways, way] : ways.filter((one) => one !== way))}
            />
          ))}
          {wrongWays === undefined ? null : <p className="text-dense text-danger">{wrongWays}</p>}
        </fieldset>
      ) : null}
      <NumberAt at="rank" label={t('edit.rank')} empty={100} />
    </Group>
  );
}
