'use client';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useId, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { controlClass } from '@/components/ui/control-class';
import { isComposing } from '@/components/ui/keys';
import { tellPeople } from '@/lib/kernel/small';
import { ask } from './ask';
import { useBuilding } from './builder-context';
import type { Row } from './rule-model';

const SEPARATORS = /[,，;；\n\t]+/;
const TYPED = /^insert(Text|CompositionText|FromComposition)$/;

/**
 * The names of a row, as plates: chosen from what members have, with how many have each, or typed or pasted as a list
 * (B3). What is suggested is asked for when somebody comes to the field.
 */
export function NamesField({
  row,
  name,
  onChange,
}: {
  readonly row: Row;
  readonly name: string;
  readonly onChange: (names: readonly string[]) => void;
}) {
  const t = useTranslations('segments');
  const { values } = useBuilding();
  const [text, setText] = useState('');
  const [isHere, setHere] = useState(false);
  const list = useId();
  const told = values[row.attribute] ?? [];
  const labelOf = (value: string) => told.find((one) => one.value === value)?.label ?? value;
  const { data } = useQuery({
    queryKey: ['segments', 'suggest', row.attribute],
    enabled: isHere,
    staleTime: 60_000,
    queryFn: ({ signal }) =>
      ask<{ values: readonly { value: string; members: number | null }[] }>(
        'suggest',
        { attribute: row.attribute },
        signal,
      ),
  });
  const counts = new Map((data?.values ?? []).map(({ value, members }) => [value, members]));
  const known = [...new Set([...(data?.values ?? []).map(({ value }) => value), ...told.map(({ value }) => value)])];
  const open = known.filter((value) => !row.names.includes(value));

  function take(given: string) {
    const typed = given
      .split(SEPARATORS)
      .map((one) => one.trim())
      .filter(Boolean)
      .map((one) => told.find(({ label }) => label === one)?.value ?? one);
    setText('');
    if (typed.length > 0) onChange([...new Set([...row.names, ...typed])]);
  }
  function keys(event: KeyboardEvent<HTMLInputElement>) {
    if (isComposing(event.nativeEvent)) return;
    if ((event.key === 'Enter' || event.key === ',') && text.trim() !== '') {
      event.preventDefault();
      take(text);
    }
    if (event.key === 'Backspace' && text === '' && row.names.length > 0) {
      event.preventDefault();
      onChange(row.names.slice(0, -1));
    }
  }
  return (
    <div className="grid min-w-0 content-start gap-1.5">
      <input
        aria-label={t('builder.names', { name })}
        aria-invalid={row.names.length === 0 ? true : undefined}
        list={list}
        value={text}
        placeholder={row.names.length === 0 ? t('builder.namesHint') : t('builder.namesMore')}
        spellCheck={false}
        className={cn(controlClass, 'h-control')}
        onFocus={() => setHere(true)}
        onKeyDown={keys}
        onBlur={() => take(text)}
        onChange={(event) => {
          const { value } = event.target;
          // What is picked from the list comes whole; what is typed or composed comes letter by letter.
          const isPicked = !TYPED.test((event.nativeEvent as InputEvent).inputType ?? '');
          const isKnown = open.some((one) => one === value || labelOf(one) === value);
          if ((isPicked && isKnown) || SEPARATORS.test(value)) take(value);
          else setText(value);
        }}
      />
      <datalist id={list}>
        {open.map((value) => {
          const members = counts.get(value);
          return (
            <option key={value} value={labelOf(value)}>
              {members === undefined ? '' : t('builder.membersHave', { count: tellPeople(members) })}
            </option>
          );
        })}
      </datalist>
      {row.names.length === 0 ? null : (
        <ul className="flex flex-wrap gap-1.5" aria-label={t('builder.names', { name })}>
          {row.names.map((value) => (
            <li
              key={value}
              className="inline-flex max-w-full items-center gap-0.5 rounded-full border border-line bg-sunken pl-2.5 text-dense"
            >
              <span className="truncate">{labelOf(value)}</span>
              <button
                type="button"
                aria-label={t('builder.takeAway', { name: labelOf(value) })}
                className="grid size-7 shrink-0 place-items-center rounded-full text-muted hover:bg-well hover:text-ink [&_svg]:size-3.5"
                onClick={() => onChange(row.names.filter((one) => one !== value))}
              >
                <X aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
