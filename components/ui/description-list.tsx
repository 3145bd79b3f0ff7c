import type { ReactNode } from 'react';
import { cn } from './cn';

/**
 * Names and values in pairs; `aligned` sets the values to the end, as on a receipt, and below where both do not fit;
 * `beside` sets them after a column of names, for what is read as text.
 */
export function DescriptionList({
  items,
  aligned = true,
  beside = false,
  className,
}: {
  readonly items: readonly { readonly name: ReactNode; readonly value: ReactNode; readonly key?: string }[];
  readonly aligned?: boolean;
  readonly beside?: boolean;
  readonly className?: string;
}) {
  return (
    <dl className={cn('grid gap-2 text-body', className)}>
      {items.map((item, index) => (
        <div
          key={item.key ?? (typeof item.name === 'string' ? item.name : index)}
          className={
            beside
              ? 'grid gap-x-4 gap-y-0.5 sm:grid-cols-[8rem_minmax(0,1fr)]'
              : aligned
                ? 'flex flex-wrap items-baseline justify-between gap-x-4'
                : 'grid gap-0.5'
          }
        >
          <dt className="text-muted">{item.name}</dt>
          <dd className={cn('min-w-0', aligned && !beside && 'flex-1 basis-28 text-right')}>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
