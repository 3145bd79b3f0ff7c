'use client';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

/** Something that is on or off at once, without saving; for choices within a form use a checkbox. */
export function Switch({
  label,
  detail,
  onCheckedChange,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'type'> & {
  readonly label: ReactNode;
  readonly detail?: ReactNode;
  readonly onCheckedChange?: (checked: boolean) => void;
}) {
  return (
    <label
      className={cn(
        'flex min-h-control-sm cursor-pointer items-center justify-between gap-4 has-disabled:cursor-not-allowed',
        className,
      )}
    >
      <span className="min-w-0">
        {label}
        {detail ? <span className="block text-xs text-muted">{detail}</span> : null}
      </span>
      <input
        onChange={(event) => onCheckedChange?.(event.target.checked)}
        {...rest}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its own state
        role="switch"
        className="choice-switch relative m-0 h-[26px] w-11 shrink-0 appearance-none rounded-full bg-edge transition-colors duration-calm checked:bg-accent disabled:cursor-not-allowed disabled:opacity-50"
      />
    </label>
  );
}
