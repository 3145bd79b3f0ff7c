import { cn } from './cn';

/** A turning ring that shows only after 300 ms, so that quick work does not flash; say what is loading beside it. */
export function Spinner({ className }: { readonly className?: string }) {
  return (
    <svg className={cn('after-pause size-4', className)} viewBox="0 0 16 16" fill="none" aria-hidden="true">
      <g className="origin-center animate-spin motion-reduce:animate-none">
        <circle cx="8" cy="8" r="6" stroke="currentColor" strokeWidth="1.75" opacity="0.35" />
        <path d="M14 8a6 6 0 0 0-6-6" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
      </g>
    </svg>
  );
}
