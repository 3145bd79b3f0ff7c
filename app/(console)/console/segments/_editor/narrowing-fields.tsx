'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Input } from '@/components/ui/input';
import { NativeSelect } from '@/components/ui/native-select';
import { NumberField } from '@/components/ui/number-field';
import type { BuilderArgument } from '@/lib/segments';
import { useBuilding } from './builder-context';
import type { Row } from './rule-model';

/** What narrows a row: the last days, a category, a brand, a store, a weekday, a time of day. */
export function NarrowingFields({
  row,
  name,
  narrowing,
}: {
  readonly row: Row;
  readonly name: string;
  readonly narrowing: readonly BuilderArgument[];
}) {
  const t = useTranslations('segments');
  const { put, argumentNames } = useBuilding();
  // What may narrow a row is asked for one by one: six empty choices would hide the sentence.
  const [opened, setOpened] = useState<readonly string[]>([]);
  const isShown = ({ name: one, isNeeded }: BuilderArgument) =>
    isNeeded || row.narrowed[one] !== undefined || opened.includes(one);
  const rest = narrowing.filter((one) => !isShown(one));
  const set = (key: string, value: string | number | null) => {
    const { [key]: _, ...rest } = row.narrowed;
    put(row.id, { ...row, narrowed: value === null || value === '' ? rest : { ...rest, [key]: value } });
  };
  return (
    <div className="flex flex-wrap gap-2 sm:col-span-3">
      {narrowing.filter(isShown).map((one) => (
        <div key={one.name} className="min-w-28 flex-1 basis-32">
          <Narrowing one={one} name={name} value={row.narrowed[one.name]} onChange={(value) => set(one.name, value)} />
        </div>
      ))}
      {rest.length === 0 ? null : (
        <div className="min-w-28 flex-1 basis-32">
          <NativeSelect
            aria-label={t('builder.narrowRow', { name })}
            value=""
            placeholder={t('builder.narrow')}
            options={rest.map((one) => ({ value: one.name, label: argumentNames[one.name] ?? one.name }))}
            onChange={({ target }) => setOpened([...opened, target.value])}
          />
        </div>
      )}
    </div>
  );
}

function Narrowing({
  one,
  name,
  value,
  onChange,
}: {
  readonly one: BuilderArgument;
  readonly name: string;
  readonly value: string | number | undefined;
  readonly onChange: (value: string | number | null) => void;
}) {
  const t = useTranslations('segments');
  const { argumentNames, values } = useBuilding();
  const label = argumentNames[one.name] ?? one.name;
  const shared = { 'aria-label': t('builder.narrowedBy', { name, what: label }) };
  const options = values[one.name] ?? one.of?.map((code) => ({ value: code, label: code }));
  const text = value === undefined ? '' : String(value);
  if (options !== undefined)
    return (
      <NativeSelect
        {...shared}
        value={text}
        options={options}
        {...(one.isNeeded ? {} : { placeholder: t('builder.notNarrowed', { what: label }) })}
        onChange={({ target }) =>
          onChange(one.kind === 'number' && target.value !== '' ? Number(target.value) : target.value)
        }
      />
    );
  if (one.kind === 'number')
    return (
      <NumberField
        {...shared}
        min={1}
        unit={label}
        value={typeof value === 'number' ? value : null}
        onChange={onChange}
      />
    );
  return <Input {...shared} placeholder={label} value={text} onChange={(event) => onChange(event.target.value)} />;
}
