import { Skeleton } from '@/components/ui/skeleton';

/** Tickets before they are there: the same plates in the same places. */
export function TicketsSkeleton({ rows }: { readonly rows: number }) {
  return (
    <div aria-hidden="true" className="after-pause grid gap-3">
      <Skeleton className="h-11 w-full" />
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stand-ins have no identity
        <div key={row} className="flex h-[92px] items-center gap-4 rounded-card border border-line bg-surface p-4">
          <Skeleton className="h-12 w-20" />
          <div className="grid flex-1 gap-2">
            <Skeleton className="w-3/5" />
            <Skeleton className="h-3 w-4/5" />
          </div>
        </div>
      ))}
    </div>
  );
}
