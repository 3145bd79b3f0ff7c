'use client';
import { type ReactNode, useId } from 'react';
import { boxClass, choiceRowClass } from './choice-class';
import { cn } from './cn';

/** One of the choices of a radio group. */
export type Choice<V extends string> = {
  readonly value: V;
  readonly label: ReactNode;
  readonly detail?: ReactNode;
  readonly disabled?: boolean;
};

/** One of a few, all visible; `cards` draws each as a plate. Works in plain forms by its `name`. */
export function RadioGroup<V extends string>({
  label,
  name,
  choices,
  value,
  defaultValue,
  onChange,
  cards = false,
  className,
}: {
  readonly label: ReactNode;
  readonly name?: string;
  readonly choices: readonly Choice<V>[];
  readonly value?: V;
  readonly defaultValue?: V;
  readonly onChange?: (value: V) => void;
  readonly cards?: boolean;
  readonly className?: string;
}) {
  const made = useId();
  return (
    <fieldset className={cn('grid min-w-0 gap-1', className)}>
      <legend className="mb-1 text-dense font-medium">{label}</legend>
      <div className={cards ? 'grid gap-2' : 'grid'}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={cn(
              choiceRowClass,
              cards &&
                'rounded-lg border border-line bg-surface p-3 has-checked:border-accent has-checked:bg-tint has-focus-visible:outline-2 has-focus-visible:outline-accent',
            )}
          >
            <input
              type="radio"
              name={name ?? made}
              value={choice.value}
              disabled={choice.disabled}
              {...(value === undefined
                ? { defaultChecked: choice.value === defaultValue }
                : { checked: choice.value === value })}
              onChange={() => onChange?.(choice.value)}
              className={cn(
                boxClass,
                'choice-radio mt-[0.12em] rounded-full indeterminate:border-edge indeterminate:bg-surface',
              )}
            />
            <span className="min-w-0">
              {choice.label}
              {choice.detail ? <span className="block text-xs text-muted">{choice.detail}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
