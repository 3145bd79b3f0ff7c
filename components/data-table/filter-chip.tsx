'use client';
import { ChevronDown, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Checkbox } from '../ui/checkbox';
import { cn } from '../ui/cn';
import { Popover } from '../ui/popover';
import type { Filter } from './types';

const SHOWN_MAX = 2;

/** A filter as a chip: dashed while unset, tinted with its values once set, a cross to take it off. */
export function FilterChip({
  filter,
  values,
  onChange,
}: {
  readonly filter: Filter;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}) {
  const t = useTranslations('table');
  const set = values.length > 0;
  const names = filter.options.filter(({ value }) => values.includes(value)).map(({ label }) => label);
  const shown = names.length > SHOWN_MAX ? t('several', { count: names.length }) : names.join(t('or'));
  return (
    <span
      className={cn(
        'inline-flex h-control-sm items-stretch rounded-full border text-dense',
        set ? 'border-transparent bg-tint text-accent' : 'border-dashed border-edge text-muted',
      )}
    >
      <Popover
        title={filter.label}
        className="w-60"
        trigger={
          <button
            type="button"
            className={cn(
              'flex items-center gap-1 rounded-full pl-3 hover:text-ink',
              set ? 'pr-1.5 font-medium' : 'pr-2.5',
            )}
          >
            {set ? t('chip', { name: filter.label, values: shown }) : filter.label}
            {set ? null : <ChevronDown className="size-3.5" aria-hidden="true" />}
          </button>
        }
      >
        <fieldset className="grid">
          <legend className="sr-only">{filter.label}</legend>
          {filter.options.map((option) => (
            <Checkbox
              key={option.value}
              label={option.label}
              checked={values.includes(option.value)}
              onCheckedChange={(checked) =>
                onChange(checked ? [...values, option.value] : values.filter((value) => value !== option.value))
              }
            />
          ))}
        </fieldset>
      </Popover>
      {set ? (
        <button
          type="button"
          aria-label={t('removeFilter', { name: filter.label })}
          onClick={() => onChange([])}
          className="grid w-7 place-items-center rounded-full hover:text-ink"
        >
          <X className="size-3.5" aria-hidden="true" />
        </button>
      ) : null}
    </span>
  );
}
