import { Skeleton } from '../ui/skeleton';

const WIDTHS = ['w-56', 'w-40', 'w-64', 'w-48', 'w-52'];

/** Events to come, in the places they will have. */
export function TimelineSkeleton({ label }: { readonly label: string }) {
  return (
    <div className="after-pause grid gap-5" role="status">
      <span className="sr-only">{label}</span>
      {WIDTHS.map((width) => (
        <div key={width} className="flex gap-3" aria-hidden="true">
          <Skeleton className="size-6 rounded-full" />
          <div className="grid flex-1 gap-1.5">
            <Skeleton className={`${width} max-w-full`} />
            <Skeleton className="h-3.5 w-32" />
          </div>
          <Skeleton className="w-14" />
        </div>
      ))}
    </div>
  );
}
