import type { VariantProps } from 'class-variance-authority';
import type { ComponentProps, ReactNode } from 'react';
import { buttonClass } from './button-class';
import { cn } from './cn';
import { Spinner } from './spinner';

/** What a button takes besides the attributes of a button. */
export type ButtonProps = Omit<ComponentProps<'button'>, 'color'> &
  VariantProps<typeof buttonClass> & {
    /** A lucide icon before the words. */
    readonly icon?: ReactNode;
    /** Its act is under way: it stays focusable, keeps its words and ignores clicks. */
    readonly pending?: boolean;
  };

/** A button named by verb and object; `type` is `button` unless told. */
export function Button({
  variant,
  size,
  full,
  icon,
  pending = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      {...(pending ? { 'aria-busy': true, 'aria-disabled': true } : {})}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      className={cn(buttonClass({ variant, size, full }), className)}
    >
      {pending ? <Spinner /> : icon}
      {children}
    </button>
  );
}
