'use client';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { CodePicker } from '@/components/goods/code-picker';
import type { Picked } from '@/components/goods/use-choices';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { NativeSelect } from '@/components/ui/native-select';
import { NumberField } from '@/components/ui/number-field';
import { memberFacts } from '@/lib/pricing/facts/of-members';
import { allFacts, factOf } from '@/lib/pricing/facts/registry';
import { NAME_TESTS, NUMBER_TESTS, type Test } from './condition-model';

/** What names an attribute may have, where they can be picked. */
const PICKED: Readonly<Partial<Record<string, Picked>>> = {
  'member.level': 'levels',
  'member.segment': 'segments',
  'order.store': 'stores',
  'cart.skus': 'skus',
  'cart.categories': 'categories',
  'cart.brands': 'brands',
};

/** One test of a condition: what is looked at, how, and against what. */
export function TestFields({
  test: one,
  name,
  about,
  onChange,
  onRemove,
}: {
  readonly test: Test;
  readonly name: string;
  readonly about: 'carts' | 'members';
  readonly onChange: (next: Test) => void;
  readonly onRemove: () => void;
}) {
  const [t, pricing] = [useTranslations('offers'), useTranslations('pricing')];
  const fact = factOf(one.attribute);
  const isNumber = fact?.type === 'number';
  const tests: readonly Test['test'][] = isNumber ? NUMBER_TESTS : NAME_TESTS;
  function look(attribute: string) {
    const next = factOf(attribute);
    const test = next?.type === 'number' ? NUMBER_TESTS[0] : NAME_TESTS[0];
    onChange({ attribute, test, number: null, names: [] });
  }
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{name}</legend>
      <div className="flex items-start gap-2">
        <div className="grid min-w-0 flex-1 items-start gap-2 sm:grid-cols-[minmax(0,1.2fr)_minmax(0,.8fr)_minmax(0,1.2fr)]">
          <Field label={t('condition.what')}>
            <NativeSelect
              value={one.attribute}
              options={(about === 'members' ? memberFacts : allFacts).map(({ code }) => ({
                value: code,
                label: pricing(`facts.${code}` as 'facts.cart.amount'),
              }))}
              onChange={(event) => look(event.target.value)}
            />
          </Field>
          <Field label={t('condition.how')}>
            <NativeSelect
              value={one.test}
              options={tests.map((value) => ({ value, label: t(`condition.tests.${value}`) }))}
              onChange={(event) => onChange({ ...one, test: event.target.value as Test['test'] })}
            />
          </Field>
          {isNumber ? (
            <Field label={t('condition.value')} error={one.number === null ? t('trouble.missing') : undefined}>
              <NumberField
                value={one.number}
                scale={fact.unit === 'money' ? 2 : 0}
                lead={fact.unit === 'money' ? '¥' : undefined}
                onChange={(number) => onChange({ ...one, number })}
              />
            </Field>
          ) : (
            <Names one={one} onChange={(names) => onChange({ ...one, names })} />
          )}
        </div>
        <IconButton
          label={t('condition.remove', { name })}
          icon={<X aria-hidden="true" />}
          tip="left"
          className="mt-6"
          onClick={onRemove}
        />
      </div>
    </fieldset>
  );
}

function Names({ one, onChange }: { readonly one: Test; readonly onChange: (names: string[]) => void }) {
  const t = useTranslations('offers');
  const what = PICKED[one.attribute];
  const shared = { label: t('condition.names'), error: one.names.length === 0 ? t('trouble.missing') : undefined };
  if (what !== undefined) return <CodePicker {...shared} what={what} value={one.names} onChange={onChange} />;
  return (
    <Field {...shared} help={t('editor.codesHelp')}>
      <Input
        key={one.attribute}
        defaultValue={one.names.join(', ')}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value.split(/[,，\s]+/).filter(Boolean))}
      />
    </Field>
  );
}
