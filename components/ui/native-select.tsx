'use client';
import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { controlClass } from './control-class';
import { useFieldControl } from './field';

type Option = { readonly value: string; readonly label: string; readonly disabled?: boolean };

/** One of a list by the device's own picker: for phones and for plain forms. */
export function NativeSelect({
  options = [],
  groups = [],
  placeholder,
  className,
  ...rest
}: ComponentProps<'select'> & {
  readonly options?: readonly Option[];
  /** Options under headings, after those without one. */
  readonly groups?: readonly { readonly label: string; readonly options: readonly Option[] }[];
  /** The empty choice; without it the first option is chosen. */
  readonly placeholder?: string;
}) {
  const control = useFieldControl(rest);
  return (
    <div className="relative grid min-w-0">
      <select {...control} {...rest} className={cn(controlClass, 'h-control appearance-none truncate pr-9', className)}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map(drawn)}
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.options.map(drawn)}
          </optgroup>
        ))}
      </select>
      <ChevronDown
        className="pointer-events-none absolute inset-y-0 right-3 my-auto size-4 text-muted"
        aria-hidden="true"
      />
    </div>
  );
}

const drawn = ({ value, label, disabled }: Option) => (
  <option key={value} value={value} disabled={disabled}>
    {label}
  </option>
);
