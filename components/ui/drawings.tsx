import type { ReactNode } from 'react';
import { cn } from './cn';

const ART = {
  // A shop front with an open door.
  shop: (
    <>
      <path d="M22 44h76v36H22zM18 44l8-20h68l8 20" />
      <path d="M18 44q7 9 14 0 7 9 14 0 7 9 14 0 7 9 14 0 7 9 14 0 7 9 14 0" />
      <path d="M52 80V60h16v20M30 56h12v12H30zM78 56h12v12H78z" />
      <path className="stroke-accent" d="M64 70h.01M60 14v-4M48 16l-3-4M72 16l3-4" />
    </>
  ),
  // Cards of people, the first one marked.
  people: (
    <>
      <rect x="34" y="18" width="62" height="40" rx="8" />
      <rect className="fill-surface" x="24" y="34" width="66" height="44" rx="8" />
      <circle className="stroke-accent" cx="42" cy="51" r="6" />
      <path className="stroke-accent" d="M32 68q2-8 10-8t10 8" />
      <path d="M60 50h20M60 58h14M60 66h17" />
    </>
  ),
  // A slip of paper with lines and a coin.
  ledger: (
    <>
      <path d="M34 12h44v68l-7-5-7 5-8-5-8 5-7-5-7 5z" />
      <path d="M44 28h24M44 38h24M44 48h14" />
      <circle className="fill-surface stroke-accent" cx="84" cy="60" r="14" />
      <path className="stroke-accent" d="M84 53v14M79 57l5 4 5-4" />
    </>
  ),
  // A magnifying glass over empty lines.
  search: (
    <>
      <path d="M26 26h44M26 40h26M26 54h22M26 68h30" />
      <circle className="fill-surface stroke-accent" cx="74" cy="50" r="17" />
      <path className="stroke-accent" d="m87 63 14 14" />
      <path d="M68 50h12" />
    </>
  ),
  // A parcel with its lid open.
  box: (
    <>
      <path d="M26 42 60 54l34-12v30L60 84 26 72zM60 54v30" />
      <path d="m26 42-8-12 34-10 8 12M94 42l8-12-34-10-8 12" />
      <path className="stroke-accent" d="M60 18V8M46 16l-4-6M74 16l4-6" />
    </>
  ),
  // A pulled plug.
  broken: (
    <>
      <path d="M12 58h24q8 0 8-8v-4M84 46v-6q0-8 8-8h18" />
      <path d="M36 46V32h18v14zM40 32v-9M50 32v-9" />
      <path d="M74 68V54h18v14zM78 54v-5M88 54v-5M83 68v16" />
      <path className="stroke-accent" d="m58 56 6 6M58 66l6-6M66 44l4-4" />
    </>
  ),
  // A closed door with a lock.
  locked: (
    <>
      <path d="M38 84V16h44v68M28 84h64" />
      <rect className="fill-surface stroke-accent" x="50" y="46" width="20" height="17" rx="4" />
      <path className="stroke-accent" d="M54 46v-5a6 6 0 0 1 12 0v5M60 53v4" />
    </>
  ),
  // A calendar with one day marked.
  calendar: (
    <>
      <rect x="26" y="20" width="68" height="60" rx="8" />
      <path d="M26 38h68M44 12v14M76 12v14M40 50h.01M54 50h.01M68 50h.01M82 50h.01M40 66h.01M54 66h.01" />
      <path className="stroke-accent" d="m66 66 6 6 12-13" />
    </>
  ),
} as const satisfies Record<string, ReactNode>;

/** The name of a drawing. */
export type DrawingName = keyof typeof ART;

/** A small line drawing of our own for empty and broken places; decoration only. */
export function Drawing({ name, className }: { readonly name: DrawingName; readonly className?: string }) {
  return (
    <svg
      viewBox="0 0 120 92"
      fill="none"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={cn('h-[92px] w-[120px] stroke-muted', className)}
    >
      {ART[name]}
    </svg>
  );
}
