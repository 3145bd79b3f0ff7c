import { Skeleton } from '@/components/ui/skeleton';

const CARDS = 6;

/** The shelf before it is there. */
export function ShelfSkeleton() {
  return (
    <div aria-hidden="true" className="after-pause grid gap-3">
      <Skeleton className="h-11 w-full" />
      <div className="grid grid-cols-2 gap-3">
        {Array.from({ length: CARDS }, (_, card) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: stand-ins have no identity
          <div key={card} className="grid gap-2 rounded-card border border-line bg-surface p-3">
            <Skeleton className="aspect-[4/3] w-full" />
            <Skeleton className="w-4/5" />
            <Skeleton className="h-5 w-2/5" />
          </div>
        ))}
      </div>
    </div>
  );
}
