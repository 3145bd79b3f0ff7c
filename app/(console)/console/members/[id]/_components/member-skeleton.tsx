import { Skeleton } from '@/components/ui/skeleton';

/** The page of a member before anything is known, in the places that things will have. */
export function MemberSkeleton({ label }: { readonly label: string }) {
  return (
    <div role="status" className="mx-auto max-w-[1360px] px-4 pt-5 pb-10 desk:px-6">
      <span className="sr-only">{label}</span>
      <div className="after-pause grid gap-4" aria-hidden="true">
        <Skeleton className="h-7 w-48" />
        <Skeleton className="h-4 w-80 max-w-full" />
        <Skeleton className="h-[86px] rounded-card" />
        <div className="grid gap-5 desk:grid-cols-[minmax(0,1fr)_320px]">
          <div className="grid content-start gap-4">
            <Skeleton className="h-9" />
            <Skeleton className="h-64 rounded-card" />
          </div>
          <div className="grid content-start gap-4">
            <Skeleton className="h-56 rounded-card" />
            <Skeleton className="h-40 rounded-card" />
          </div>
        </div>
      </div>
    </div>
  );
}
