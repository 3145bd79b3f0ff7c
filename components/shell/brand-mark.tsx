import { cn } from '../ui/cn';

/** The mark: 常, white on persimmon, drawn as paths so that it needs no font. */
export function BrandMark({ className }: { readonly className?: string }) {
  return (
    <svg className={cn('size-[26px] shrink-0', className)} viewBox="0 0 64 64" aria-hidden="true">
      <rect width="64" height="64" rx="18" className="fill-[#C2410C]" />
      <path
        d="M32 12v7M21 14l3 5M43 14l-3 5M15 27v-5h34v5M24 27h16v7H24zM18 52V40h28v9q0 3-4 3M32 34v20"
        fill="none"
        stroke="#fff"
        strokeWidth="4.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
