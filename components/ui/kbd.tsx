import type { ReactNode } from 'react';
import { cn } from './cn';

/** A key to press. */
export function Kbd({ className, children }: { readonly className?: string; readonly children: ReactNode }) {
  return (
    <kbd
      className={cn(
        'inline-block min-w-5 rounded-xs border border-line bg-surface px-1 text-center font-sans text-2xs leading-[18px] text-muted',
        className,
      )}
    >
      {children}
    </kbd>
  );
}
