import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

/** A white plate with a hairline; `inset` pads it, `tint` makes it the warm kind for one announcement. */
export function Card({
  inset = false,
  tint = false,
  className,
  ...rest
}: ComponentProps<'section'> & { readonly inset?: boolean; readonly tint?: boolean }) {
  return (
    <section
      {...rest}
      className={cn(
        'min-w-0 rounded-card border bg-clip-padding',
        tint ? 'border-transparent bg-tint' : 'border-line bg-surface',
        inset && 'p-4',
        className,
      )}
    />
  );
}

/** The head of a card: a short title, a note beside it, acts at the end. */
export function CardHeader({
  title,
  note,
  action,
  className,
}: {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly action?: ReactNode;
  readonly className?: string;
}) {
  return (
    <div className={cn('flex flex-wrap items-baseline gap-x-2 gap-y-1 px-4 pt-3.5 pb-2.5', className)}>
      <h2 className="text-sm">{title}</h2>
      {note ? <p className="min-w-0 text-xs text-muted">{note}</p> : null}
      {action ? (
        <div className="ml-auto flex max-w-full shrink-0 items-center gap-2 self-center text-dense">{action}</div>
      ) : null}
    </div>
  );
}
