import { Skeleton } from '@/components/ui/skeleton';
import { PanelSkeleton, RowsSkeleton } from './skeletons';

/** The home page before its data: the same plates in the same places. */
export function HomeSkeleton() {
  return (
    <div aria-hidden="true" className="after-pause">
      <div className="grid gap-2 px-0.5 pt-1 pb-3.5">
        <Skeleton className="h-3 w-24" />
        <Skeleton className="h-6 w-40" />
      </div>
      <PanelSkeleton className="h-[15.5rem]" />
      <PanelSkeleton className="mt-3 h-[6.5rem]" />
      <PanelSkeleton className="mt-3 h-32" />
      <Skeleton className="mt-6 mb-2.5 h-5 w-24" />
      <PanelSkeleton className="h-20" />
      <Skeleton className="mt-6 mb-2.5 h-5 w-40" />
      <RowsSkeleton rows={4} />
    </div>
  );
}
