import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

/** A square button that is only an icon: its label is read aloud and shown on hover and focus. */
export function IconButton({
  label,
  icon,
  bordered = false,
  round = false,
  tip = 'bottom',
  className,
  ...rest
}: Omit<ComponentProps<'button'>, 'aria-label' | 'children'> & {
  readonly label: string;
  readonly icon: ReactNode;
  readonly bordered?: boolean;
  readonly round?: boolean;
  /** Where the label shows, or `none` where it would be cut off. */
  readonly tip?: 'top' | 'bottom' | 'left' | 'none';
}) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      data-tip={tip === 'none' ? undefined : label}
      data-tip-side={tip}
      className={cn(
        'relative inline-grid size-control shrink-0 place-items-center rounded-control text-ink transition-colors duration-quick',
        'hover:bg-sunken disabled:cursor-not-allowed disabled:opacity-50 [&_svg]:size-[18px]',
        bordered && 'border border-line bg-surface',
        round && 'rounded-full',
        className,
      )}
    >
      {icon}
    </button>
  );
}
