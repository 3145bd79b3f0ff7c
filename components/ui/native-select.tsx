'use client';
import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { controlClass } from './control-class';
import { useFieldControl } from './field';

/** One of a list by the device's own picker: for phones and for plain forms. */
export function NativeSelect({
  options,
  placeholder,
  className,
  ...rest
}: ComponentProps<'select'> & {
  readonly options: readonly { readonly value: string; readonly label: string; readonly disabled?: boolean }[];
  /** The empty choice; without it the first option is chosen. */
  readonly placeholder?: string;
}) {
  const control = useFieldControl(rest);
  return (
    <div className="relative grid min-w-0">
      <select {...control} {...rest} className={cn(controlClass, 'h-control appearance-none truncate pr-9', className)}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        className="pointer-events-none absolute inset-y-0 right-3 my-auto size-4 text-muted"
        aria-hidden="true"
      />
    </div>
  );
}
