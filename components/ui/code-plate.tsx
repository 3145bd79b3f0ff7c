import type { ReactNode } from 'react';
import { groupDigits } from '@/lib/kernel/format';
import { cn } from './cn';

/** The plate for codes to scan: black on white in every theme, with a quiet margin, and the digits in groups of four. */
export function CodePlate({
  digits,
  label,
  className,
  children,
}: {
  readonly digits?: string;
  /** What the code is, read before the digits. */
  readonly label: string;
  readonly className?: string;
  /** The picture of the code: an SVG in black. */
  readonly children?: ReactNode;
}) {
  return (
    <figure
      aria-label={label}
      className={cn(
        'grid justify-items-center gap-3 rounded-card border border-line bg-[#ffffff] p-5 text-[#000000]',
        className,
      )}
    >
      {children ? <div className="w-full max-w-60 [&_svg]:h-auto [&_svg]:w-full">{children}</div> : null}
      {digits ? (
        <figcaption className="select-all text-center text-lg font-medium tracking-[0.08em]">
          {groupDigits(digits)}
        </figcaption>
      ) : null}
    </figure>
  );
}
