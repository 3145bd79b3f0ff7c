import type { ReactNode } from 'react';
import { cn } from './cn';

/** Names and values in pairs; `aligned` sets the values to the end, as on a receipt, and below where both do not fit; otherwise they stand in a column of their own. */
export function DescriptionList({
  items,
  aligned = true,
  className,
}: {
  readonly items: readonly { readonly name: ReactNode; readonly value: ReactNode; readonly key?: string }[];
  readonly aligned?: boolean;
  readonly className?: string;
}) {
  return (
    <dl className={cn('grid gap-2 text-body', className)}>
      {items.map((item, index) => (
        <div
          key={item.key ?? (typeof item.name === 'string' ? item.name : index)}
          className={
            aligned
              ? 'flex flex-wrap items-baseline justify-between gap-x-4'
              : // Names take more room in English.
                'grid grid-cols-[6.5em_minmax(0,1fr)] gap-x-3 [&:lang(en)]:grid-cols-[9em_minmax(0,1fr)]'
          }
        >
          <dt className="text-muted">{item.name}</dt>
          <dd className={cn('min-w-0 break-words', aligned && 'flex-1 basis-28 text-right')}>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
