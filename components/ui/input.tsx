'use client';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';
import { controlClass } from './control-class';
import { useFieldControl } from './field';

/** A line of text; takes its label, help and error from the `Field` around it. `lead` and `trail` are drawn inside it. */
export function Input({
  lead,
  trail,
  className,
  ...rest
}: ComponentProps<'input'> & { readonly lead?: ReactNode; readonly trail?: ReactNode }) {
  const control = useFieldControl(rest);
  const input = (
    <input
      {...control}
      {...rest}
      className={cn(controlClass, 'h-control', lead != null && 'pl-9', trail != null && 'pr-10', className)}
    />
  );
  if (lead == null && trail == null) return input;
  return (
    <div className="relative grid min-w-0">
      {lead == null ? null : (
        <span className="pointer-events-none absolute inset-y-0 left-3 grid place-items-center text-muted [&_svg]:size-4">
          {lead}
        </span>
      )}
      {input}
      {trail == null ? null : (
        <span className="absolute inset-y-0 right-0 grid min-w-10 place-items-center px-1 text-muted [&_svg]:size-4">
          {trail}
        </span>
      )}
    </div>
  );
}
