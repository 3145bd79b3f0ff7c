'use client';
import { useTranslations } from 'next-intl';
import type { KeyboardEvent } from 'react';
import { isComposing } from '@/components/ui/keys';
import { NativeSelect } from '@/components/ui/native-select';
import { useAttribute, useBuilding } from './builder-context';
import { NarrowingFields } from './narrowing-fields';
import { PartActs } from './part-acts';
import { type Asking, isFilled, NAME_TESTS, NUMBER_TESTS, type Row } from './rule-model';
import { ValueFields } from './value-fields';

/** One row of a rule as a sentence: what is looked at, narrowed to what, how, and against what (B3). */
export function RowFields({ row, at, of }: { readonly row: Row; readonly at: number; readonly of: number }) {
  const t = useTranslations('segments');
  const { attributes, groups, put, remove, addRow, duplicate, placeOf } = useBuilding();
  const { known, isNamed } = useAttribute(row.attribute);
  const name = t('builder.row', { place: placeOf(row.id) });
  const tests: readonly Asking[] = isNamed ? NAME_TESTS : NUMBER_TESTS;

  function look(attribute: string) {
    const next = attributes.find((one) => one.code === attribute);
    const isName = next !== undefined && ['name', 'names', 'boolean'].includes(next.kind);
    const test = isName ? 'one_of' : 'at_least';
    const needed = next?.arguments.filter(({ isNeeded }) => isNeeded) ?? [];
    const narrowed = Object.fromEntries(
      needed.flatMap((one) => {
        const [first] = one.of ?? [];
        return first === undefined ? [] : [[one.name, one.kind === 'number' ? Number(first) : first] as const];
      }),
    );
    put(row.id, { ...row, attribute, narrowed, test, number: null, to: null, names: [] });
  }
  function keys(event: KeyboardEvent<HTMLFieldSetElement>) {
    const wish = wishOf(event, row);
    if (wish === null) return;
    event.preventDefault();
    if (wish === 'duplicate') duplicate(row);
    if (wish === 'add') addRow(row.id);
    if (wish === 'remove') remove(row.id);
  }
  const options = [...new Set(attributes.map(({ group }) => group))].map((group) => ({
    label: groups[group] ?? group,
    options: attributes.filter((one) => one.group === group).map(({ code, label }) => ({ value: code, label })),
  }));
  return (
    <fieldset
      data-row={row.id}
      className="min-w-0 rounded-control border border-line bg-surface p-2 focus-within:border-edge"
      onKeyDown={keys}
    >
      <legend className="sr-only">{name}</legend>
      <div className="flex flex-wrap items-start gap-2">
        <span aria-hidden="true" className="mt-2 w-5 shrink-0 text-center text-xs text-muted">
          {placeOf(row.id)}
        </span>
        <div className="grid min-w-0 flex-1 basis-64 gap-2 sm:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,1.2fr)]">
          <NativeSelect
            aria-label={t('builder.what', { name })}
            aria-invalid={known === undefined ? true : undefined}
            className="font-medium"
            value={row.attribute}
            options={known === undefined ? [{ value: row.attribute, label: row.attribute }] : []}
            groups={options}
            onChange={(event) => look(event.target.value)}
          />
          <NativeSelect
            aria-label={t('builder.how', { name })}
            value={row.test}
            options={tests.map((value) => ({ value, label: t(`builder.test.${value}`) }))}
            onChange={(event) => put(row.id, { ...row, test: event.target.value as Asking })}
          />
          <ValueFields row={row} name={name} />
          {known === undefined || known.arguments.length === 0 ? null : (
            <NarrowingFields row={row} name={name} narrowing={known.arguments} />
          )}
        </div>
        <PartActs part={row} name={name} at={at} of={of} className="ml-auto" />
      </div>
      {known === undefined ? (
        <p role="alert" className="mt-1 pl-7 text-xs text-danger">
          {t('trouble.attribute_gone', { attribute: row.attribute })}
        </p>
      ) : null}
    </fieldset>
  );
}

/** What a key asks of the row it is pressed in: nothing while somebody composes, or where a list takes it for itself. */
function wishOf(event: KeyboardEvent<HTMLFieldSetElement>, row: Row): 'duplicate' | 'add' | 'remove' | null {
  const { target, key } = event;
  if (isComposing(event.nativeEvent) || event.defaultPrevented) return null;
  const isCommand = event.metaKey || event.ctrlKey;
  if (isCommand || event.altKey) return isCommand && key.toLowerCase() === 'd' ? 'duplicate' : null;
  if (key === 'Enter') return isField(target) ? 'add' : null;
  const isEmpty = target instanceof HTMLInputElement && target.value === '' && !isFilled(row);
  return key === 'Backspace' && isEmpty && row.names.length === 0 ? 'remove' : null;
}

const isField = (target: EventTarget): boolean =>
  (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) &&
  target.getAttribute('aria-expanded') !== 'true';
