'use client';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { NumberAt, TextAt, useValue } from '@/components/editing/fields';
import { CodePicker, OnePicker } from '@/components/goods/code-picker';
import { useChoices } from '@/components/goods/use-choices';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { NativeSelect } from '@/components/ui/native-select';
import { NumberField } from '@/components/ui/number-field';
import { Switch } from '@/components/ui/switch';
import type { FormField } from '@/lib/pricing/rules/form';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
type Label = 'field.off';

/** The fields of an offer's parameters, whatever its kind: drawn from what its schema says. */
export function KindFields({ at, fields }: { readonly at: string; readonly fields: readonly FormField[] }) {
  return fields.map((field) => <KindField key={field.name} at={at} field={field} />);
}

function KindField({ at, field }: { readonly at: string; readonly field: FormField }) {
  const t = useTranslations('offers');
  if (field.as === 'either') return <EitherAt at={at} ways={field.ways} />;
  const path = `${at}.${field.name}`;
  const label = t(`field.${field.name}` as Label);
  const help = field.isOptional && NUMBERS.includes(field.as) ? t('editor.emptyIsUsual') : undefined;
  const shared = { at: path, label, help, isOptional: field.isOptional };
  switch (field.as) {
    case 'fen':
      return <NumberAt {...shared} as="money" />;
    case 'rate':
    case 'times':
      return <NumberAt {...shared} as="rate" help={t(field.as === 'rate' ? 'editor.rateHelp' : 'editor.timesHelp')} />;
    case 'share':
      return <NumberAt {...shared} as="rate" />;
    case 'count':
      return <NumberAt {...shared} />;
    case 'step':
      return <StepAt at={path} label={label} />;
    case 'skus':
    case 'categories':
    case 'brands':
      return <CodesAt at={path} label={label} what={field.as} />;
    case 'sku':
      return <SkuAt at={path} label={label} />;
    case 'batch':
    case 'card':
      return <TextAt at={path} label={label} help={t('editor.codeHelp')} />;
    case 'yes':
      return <YesAt at={path} label={label} />;
    case 'choice':
      return <ChoiceAt at={path} label={label} name={field.name} choices={field.choices} />;
    case 'weekdays':
      return <WeekdaysAt at={path} label={label} />;
    case 'bySku':
    case 'byLevel':
      return <AmountsAt at={path} label={label} what={field.as === 'bySku' ? 'skus' : 'levels'} />;
    case 'list':
      return <ListAt at={path} label={label} fields={field.fields} />;
  }
}

const NUMBERS: readonly string[] = ['fen', 'count'];

type At = { readonly at: string; readonly label: string };

/** Codes picked by name. */
export function CodesAt({ at, label, what }: At & { readonly what: 'skus' | 'products' | 'categories' | 'brands' }) {
  const { value, set, error } = useValue(at);
  const codes = Array.isArray(value) ? value.map(String) : [];
  return <CodePicker what={what} label={label} error={error} value={codes} onChange={set} />;
}

function SkuAt({ at, label }: At) {
  const { value, set, error } = useValue(at);
  const code = typeof value === 'string' ? value : null;
  return <OnePicker what="skus" label={label} error={error} value={code} onChange={(next) => set(next ?? '')} />;
}

function YesAt({ at, label }: At) {
  const { value, set } = useValue(at);
  return <Switch label={label} checked={value === true} onCheckedChange={set} />;
}

function ChoiceAt({ at, label, name, choices }: At & { readonly name: string; readonly choices: readonly string[] }) {
  const t = useTranslations('offers');
  const { value, set, error } = useValue(at);
  return (
    <Field label={label} error={error}>
      <NativeSelect
        value={typeof value === 'string' ? value : choices[0]}
        options={choices.map((one) => ({ value: one, label: t(`choice.${name}.${one}` as 'choice.among.sku') }))}
        onChange={(event) => set(event.target.value)}
      />
    </Field>
  );
}

function StepAt({ at, label }: At) {
  const by = useValue(`${at.split('.').slice(0, -3).join('.')}.by`);
  return <NumberAt at={at} label={label} as={by.value === 'quantity' ? undefined : 'money'} />;
}

function WeekdaysAt({ at, label }: At) {
  const t = useTranslations('pricing');
  const { value, set, error } = useValue(at);
  const days: readonly unknown[] = Array.isArray(value) ? value : [];
  return (
    <fieldset className="grid content-start gap-1.5 sm:col-span-2">
      <legend className="mb-1 text-dense font-medium">{label}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {WEEKDAYS.map((day) => (
          <Checkbox
            key={day}
            label={t(`weekdays.${day}`)}
            checked={days.includes(day)}
            onCheckedChange={(isOn) => set(WEEKDAYS.filter((one) => (one === day ? isOn : days.includes(one))))}
          />
        ))}
      </div>
      {error === undefined ? null : <p className="text-xs text-danger">{error}</p>}
    </fieldset>
  );
}

/** A number for each of some SKUs (a price) or levels (a part of the price). */
function AmountsAt({ at, label, what }: At & { readonly what: 'skus' | 'levels' }) {
  const t = useTranslations('offers');
  const { value, set, error } = useValue(at);
  const { nameOf } = useChoices(what);
  const amounts = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, number | null>>;
  const codes = Object.keys(amounts);
  const isRate = what === 'levels';
  return (
    <div className="grid content-start gap-3 sm:col-span-2">
      <CodePicker
        what={what}
        label={label}
        error={error}
        value={codes}
        onChange={(next) => set(Object.fromEntries(next.map((code) => [code, amounts[code] ?? null])))}
      />
      {codes.length === 0 ? null : (
        <div className="grid gap-3 sm:grid-cols-2">
          {codes.map((code) => (
            <Field key={code} label={t(isRate ? 'editor.rateOf' : 'editor.priceOf', { name: nameOf(code) })}>
              <NumberField
                value={amounts[code] ?? null}
                scale={2}
                min={0}
                lead={isRate ? undefined : '¥'}
                unit={isRate ? '%' : undefined}
                onChange={(amount) => set({ ...amounts, [code]: amount })}
              />
            </Field>
          ))}
        </div>
      )}
    </div>
  );
}

function ListAt({ at, label, fields }: At & { readonly fields: readonly FormField[] }) {
  const t = useTranslations('offers');
  const { value, set, error } = useValue(at);
  const rows: readonly unknown[] = Array.isArray(value) ? value : [];
  return (
    <div className="grid gap-3 sm:col-span-2">
      {rows.map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what a row is known by
        <fieldset key={place} className="rounded-control border border-line p-3">
          <legend className="px-1 text-dense font-medium">{t('editor.row', { label, place: place + 1 })}</legend>
          <div className="flex items-start gap-2">
            <div className="grid min-w-0 flex-1 items-start gap-3 sm:grid-cols-2">
              <KindFields at={`${at}.${place}`} fields={fields} />
            </div>
            <IconButton
              label={t('editor.removeRow', { label, place: place + 1 })}
              icon={<Trash2 aria-hidden="true" />}
              tip="left"
              onClick={() => set(rows.filter((one) => one !== row))}
            />
          </div>
        </fieldset>
      ))}
      {error === undefined ? null : <p className="text-xs text-danger">{error}</p>}
      <Button
        size="sm"
        variant="outline"
        icon={<Plus aria-hidden="true" />}
        className="justify-self-start"
        onClick={() => set([...rows, structuredClone(rows.at(-1) ?? {})])}
      >
        {t('editor.addRow', { label })}
      </Button>
    </div>
  );
}

/** Where only one of two may be said: which, and its value. */
function EitherAt({ at, ways }: { readonly at: string; readonly ways: readonly FormField[] }) {
  const t = useTranslations('offers');
  const whole = useValue(at);
  const said = (whole.value ?? {}) as Readonly<Record<string, unknown>>;
  const way = ways.find(({ name }) => said[name] !== undefined) ?? ways[0];
  if (way === undefined) return null;
  function choose(name: string) {
    const others = Object.fromEntries(Object.entries(said).filter(([key]) => !ways.some((one) => one.name === key)));
    const next = ways.find((one) => one.name === name);
    whole.set({ ...others, ...(next === undefined ? {} : { [name]: next.as === 'bySku' ? {} : null }) });
  }
  return (
    <>
      <Field label={t('editor.how')} error={whole.error}>
        <NativeSelect
          value={way.name}
          options={ways.map(({ name }) => ({ value: name, label: t(`way.${name}` as 'way.off') }))}
          onChange={(event) => choose(event.target.value)}
        />
      </Field>
      <KindField at={at} field={{ ...way, isOptional: false }} />
    </>
  );
}
