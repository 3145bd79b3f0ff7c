import { cn } from '@/components/ui/cn';
import { Skeleton } from '@/components/ui/skeleton';

/** An empty plate of the size of what is coming. */
export function PanelSkeleton({ className }: { readonly className?: string }) {
  return (
    <div
      aria-hidden="true"
      className={cn('grid content-start gap-3 rounded-card border border-line bg-surface p-4', className)}
    >
      <Skeleton className="h-4 w-2/5" />
      <Skeleton className="h-6 w-3/5" />
    </div>
  );
}

/** Rows of a list before they are there. */
export function RowsSkeleton({ rows }: { readonly rows: number }) {
  return (
    <div aria-hidden="true" className="divide-y divide-line rounded-card border border-line bg-surface">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stand-ins have no identity
        <div key={row} className="flex items-center gap-3 px-3.5 py-3.5">
          <Skeleton className="size-10 rounded-lg" />
          <div className="grid flex-1 gap-2">
            <Skeleton className="w-3/5" />
            <Skeleton className="h-3 w-2/5" />
          </div>
          <Skeleton className="w-14" />
        </div>
      ))}
    </div>
  );
}

/** A page of a big number and a list. */
export function ListPageSkeleton() {
  return (
    <div aria-hidden="true" className="after-pause grid gap-6">
      <PanelSkeleton className="h-32" />
      <RowsSkeleton rows={6} />
    </div>
  );
}
