'use client';
import { type ReactNode, useId } from 'react';
import { cn } from './cn';

/** One of two to five, side by side; radios underneath, so arrow keys and plain forms work. */
export function SegmentedControl<V extends string>({
  label,
  name,
  options,
  value,
  defaultValue,
  onChange,
  full = false,
  className,
}: {
  readonly label: string;
  readonly name?: string;
  readonly options: readonly { readonly value: V; readonly label: ReactNode }[];
  readonly value?: V;
  readonly defaultValue?: V;
  readonly onChange?: (value: V) => void;
  readonly full?: boolean;
  readonly className?: string;
}) {
  const made = useId();
  return (
    <fieldset
      className={cn(
        'min-w-0 rounded-control bg-well p-0.5',
        full ? 'grid grid-flow-col auto-cols-fr' : 'inline-flex justify-self-start',
        className,
      )}
    >
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          // What is only read aloud stays where its word is: beyond a card that scrolls it would widen the page.
          className="relative grid min-h-[calc(var(--control)-4px)] cursor-pointer select-none place-items-center rounded-md px-3.5 text-center text-dense text-muted transition-colors duration-quick hover:text-ink has-checked:bg-raised has-checked:font-medium has-checked:text-ink has-checked:ring-1 has-checked:ring-line has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name ?? made}
            value={option.value}
            {...(value === undefined
              ? { defaultChecked: option.value === defaultValue }
              : { checked: option.value === value })}
            onChange={() => onChange?.(option.value)}
            className="sr-only"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
