'use client';
import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from 'react';
import { boxClass, choiceRowClass } from './choice-class';
import { cn } from './cn';
import { useFieldControl } from './field';

/** One yes or no with its words; `mixed` is the state of a group that is partly chosen. Without words it needs `aria-label`. */
export function Checkbox({
  label,
  detail,
  mixed = false,
  onCheckedChange,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'type'> & {
  readonly label?: ReactNode;
  readonly detail?: ReactNode;
  readonly mixed?: boolean;
  readonly onCheckedChange?: (checked: boolean) => void;
}) {
  const ref = useRef<HTMLInputElement>(null);
  const field = useFieldControl(rest);
  const made = useId();
  const id = rest.id ?? (label === undefined ? field.id : made);
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = mixed;
  }, [mixed]);
  const box = (
    <input
      {...(label === undefined ? field : { 'aria-invalid': field['aria-invalid'] })}
      onChange={(event) => onCheckedChange?.(event.target.checked)}
      {...rest}
      ref={ref}
      id={id}
      type="checkbox"
      className={cn(boxClass, 'choice-check rounded-[5px]', label !== undefined && 'mt-[0.12em]')}
    />
  );
  if (label === undefined) return <span className={cn('inline-grid size-6 place-items-center', className)}>{box}</span>;
  return (
    <label htmlFor={id} className={cn(choiceRowClass, className)}>
      {box}
      <span className="min-w-0">
        {label}
        {detail ? <span className="block text-xs text-muted">{detail}</span> : null}
      </span>
    </label>
  );
}
