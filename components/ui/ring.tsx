import type { ReactNode } from 'react';
import { cn } from './cn';
import type { Metal } from './level-mark';

const RADIUS = 36;
const LENGTH = 2 * Math.PI * RADIUS;

/** A ring filled to value of max, in a metal or the accent; the label tells both numbers in words. */
export function Ring({
  value,
  max,
  label,
  metal,
  className,
  children,
}: {
  readonly value: number;
  readonly max: number;
  /** Read aloud, for instance "成长值 820 / 2000". */
  readonly label: string;
  readonly metal?: Metal;
  readonly className?: string;
  /** What stands inside the ring. */
  readonly children?: ReactNode;
}) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 1;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a native meter cannot be drawn as a ring
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(max, Math.max(0, value))}
      aria-valuetext={label}
      data-metal={metal}
      className={cn('relative grid size-[84px] shrink-0 place-items-center text-center', className)}
    >
      <svg className="absolute inset-0 size-full -rotate-90" viewBox="0 0 84 84" fill="none" aria-hidden="true">
        <circle cx="42" cy="42" r={RADIUS} className="stroke-track" strokeWidth="7" />
        {share > 0 ? (
          <circle
            cx="42"
            cy="42"
            r={RADIUS}
            className={metal ? 'stroke-[color:var(--metal)]' : 'stroke-accent'}
            strokeWidth="7"
            strokeLinecap="round"
            strokeDasharray={`${LENGTH * share} ${LENGTH}`}
          />
        ) : null}
      </svg>
      <div className="relative grid gap-0.5 leading-none">{children}</div>
    </div>
  );
}
