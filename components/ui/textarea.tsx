'use client';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { controlClass } from './control-class';
import { useFieldControl } from './field';

/** Several lines of text. */
export function Textarea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  const control = useFieldControl(rest);
  return (
    <textarea {...control} rows={rows} {...rest} className={cn(controlClass, 'min-h-20 resize-y py-2', className)} />
  );
}
