import { cn } from '../ui/cn';
import { Skeleton } from '../ui/skeleton';
import { Td, Tr } from '../ui/table';
import { cellLines, headLine, rowLines } from './row-lines';
import type { Column } from './types';

const WIDTHS = ['w-28', 'w-16', 'w-24', 'w-20'];

/** Rows to come, in the columns they will have. */
export function SkeletonRows<R>({
  columns,
  selectable,
  roomy,
  count = 8,
}: {
  readonly columns: readonly Column<R>[];
  readonly selectable: boolean;
  readonly roomy: boolean;
  readonly count?: number;
}) {
  return Array.from({ length: count }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a stand-in has no identity but its place
    <Tr key={row} aria-hidden="true" className={rowLines}>
      {selectable ? (
        <Td className="w-10 py-1 pr-0 max-sm:hidden">
          <Skeleton className="size-[18px]" />
        </Td>
      ) : null}
      {columns.map((column, index) => (
        <Td
          key={column.id}
          className={cn(roomy ? 'py-4' : 'py-1.5', column.className, index === 0 ? headLine : cellLines)}
        >
          <Skeleton className={cn('h-[1.5em]', WIDTHS[(row + index) % WIDTHS.length], column.end && 'ml-auto')} />
        </Td>
      ))}
    </Tr>
  ));
}
