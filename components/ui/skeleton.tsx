import { cn } from './cn';

/** A grey stand-in with the size of what is coming; put it in a container that says "loading" once. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <span aria-hidden="true" className={cn('shimmer block h-4 rounded-md bg-track', className)} />;
}
