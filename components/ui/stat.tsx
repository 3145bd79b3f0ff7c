import type { Route } from 'next';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { NearLink } from './near-link';

/** A big number with its name below or above and a remark; with `href` it opens the list behind it. */
export function Stat({
  name,
  value,
  remark,
  tone = 'muted',
  nameFirst = false,
  href,
  className,
}: {
  readonly name: ReactNode;
  readonly value: ReactNode;
  readonly remark?: ReactNode;
  readonly tone?: 'muted' | 'success' | 'warning';
  /** Name above the number, as in the console. */
  readonly nameFirst?: boolean;
  readonly href?: string;
  readonly className?: string;
}) {
  const ink = { muted: 'text-muted', success: 'text-success', warning: 'text-warning' }[tone];
  const body = (
    <>
      {nameFirst ? <span className="text-xs text-muted">{name}</span> : null}
      <span className="whitespace-nowrap text-[clamp(1rem,5.6vw,1.375rem)] font-bold leading-tight">{value}</span>
      {nameFirst ? null : <span className="text-xs text-muted">{name}</span>}
      {remark ? <span className={cn('text-2xs', ink)}>{remark}</span> : null}
    </>
  );
  const shape = cn('grid min-h-target min-w-0 content-start gap-0.5 py-3.5', nameFirst ? 'px-4' : 'px-3', className);
  return href ? (
    <NearLink href={href as Route} className={cn(shape, '-outline-offset-2 hover:bg-sunken')}>
      {body}
    </NearLink>
  ) : (
    <div className={shape}>{body}</div>
  );
}

/** Stats side by side on one plate, divided by hairlines; they wrap on narrow screens. */
export function Stats({
  label,
  className,
  children,
}: {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: figures are no form, and a fieldset ignores grid in older browsers
    <div
      role="group"
      aria-label={label}
      className={cn(
        'grid grid-flow-col auto-cols-fr divide-x divide-line overflow-hidden rounded-card border border-line bg-surface',
        className,
      )}
    >
      {children}
    </div>
  );
}
