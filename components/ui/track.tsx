import { type ReactNode, useId } from 'react';
import { cn } from './cn';
import type { Metal } from './level-mark';

const pattern = 'M0 6 6 0';

/** A bar filled to value of max; `worst` adds a hatched stretch up to what it may reach. SVG, so it needs no inline style. */
export function ProgressBar({
  value,
  max,
  worst,
  label,
  metal,
  tone = 'accent',
  className,
}: {
  readonly value: number;
  readonly max: number;
  readonly worst?: number;
  readonly label: string;
  readonly metal?: Metal;
  readonly tone?: 'accent' | 'success' | 'warning' | 'danger';
  readonly className?: string;
}) {
  const id = useId().replace(/[^\w-]/g, '');
  const percent = (part: number) => `${max > 0 ? Math.min(100, Math.max(0, (part / max) * 100)) : 0}%`;
  const fill = { accent: 'fill-accent', success: 'fill-success', warning: 'fill-warning', danger: 'fill-danger' }[tone];
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(max, Math.max(0, value))}
      data-metal={metal}
      className={cn('h-1.5 w-full overflow-hidden rounded-full bg-track', className)}
    >
      <svg className="block size-full" aria-hidden="true" preserveAspectRatio="none">
        <defs>
          <linearGradient id={`${id}m`}>
            <stop offset="0" className="[stop-color:var(--metal-2)]" />
            <stop offset="1" className="[stop-color:var(--metal)]" />
          </linearGradient>
          <pattern id={`${id}h`} width="6" height="6" patternUnits="userSpaceOnUse">
            <path d={pattern} className="stroke-accent" strokeWidth="2" opacity="0.55" />
          </pattern>
        </defs>
        {worst === undefined ? null : <rect width={percent(worst)} height="100%" fill={`url(#${id}h)`} />}
        <rect
          width={percent(value)}
          height="100%"
          rx={worst === undefined ? 3 : 0}
          fill={metal ? `url(#${id}m)` : undefined}
          className={metal ? undefined : fill}
        />
      </svg>
    </div>
  );
}

/** A named bar: what it measures, how far it is, and the bar below. */
export function Track({
  name,
  reading,
  className,
  ...bar
}: {
  readonly name: ReactNode;
  /** The numbers as shown, for instance "¥1,246 / 2,000". */
  readonly reading: ReactNode;
} & Parameters<typeof ProgressBar>[0]) {
  return (
    <div className={cn('grid grid-cols-[1fr_auto] gap-x-2.5 gap-y-1 text-xs text-muted', className)}>
      <span>{name}</span>
      <span className="font-medium text-ink">{reading}</span>
      <ProgressBar {...bar} className="col-span-2" />
    </div>
  );
}
