import { SLICE_SECONDS } from '@/lib/desk/rules/pass';

const RADIUS = 9;
const LENGTH = 2 * Math.PI * RADIUS;

/** How much of a code's minute is left, beside the seconds in words. */
export function CountdownRing({ left }: { readonly left: number }) {
  return (
    <svg viewBox="0 0 24 24" className="size-6 shrink-0 -rotate-90" fill="none" aria-hidden="true">
      <circle cx="12" cy="12" r={RADIUS} className="stroke-track" strokeWidth="3" />
      <circle
        cx="12"
        cy="12"
        r={RADIUS}
        className="stroke-accent transition-[stroke-dasharray] duration-500 ease-linear motion-reduce:transition-none"
        strokeWidth="3"
        strokeLinecap="round"
        strokeDasharray={`${(LENGTH * left) / SLICE_SECONDS} ${LENGTH}`}
      />
    </svg>
  );
}
