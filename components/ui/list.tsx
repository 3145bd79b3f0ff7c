import { ChevronRight } from 'lucide-react';
import type { Route } from 'next';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { NearLink } from './near-link';

/** Rows on one plate, divided by hairlines. */
export function List({
  label,
  className,
  children,
}: {
  readonly label?: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <ul
      aria-label={label}
      className={cn('divide-y divide-line overflow-hidden rounded-card border border-line bg-surface', className)}
    >
      {children}
    </ul>
  );
}

/** A row: icon, a line and a smaller line, and its next act; with `href` the whole row is the link. */
export function ListRow({
  icon,
  title,
  detail,
  trail,
  href,
  className,
}: {
  readonly icon?: ReactNode;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** A value or the one button of the row. */
  readonly trail?: ReactNode;
  readonly href?: string;
  readonly className?: string;
}) {
  const body = (
    <>
      {icon ? <IconPlate>{icon}</IconPlate> : null}
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="min-w-0 font-medium leading-snug">{title}</span>
        {detail ? <span className="min-w-0 text-xs text-pretty text-muted">{detail}</span> : null}
      </span>
      {trail ? <span className="flex shrink-0 items-center gap-2 text-right">{trail}</span> : null}
      {href ? <ChevronRight className="size-4 shrink-0 text-muted" aria-hidden="true" /> : null}
    </>
  );
  const shape = 'flex min-h-14 w-full items-center gap-3 px-3.5 py-3';
  return (
    <li className={className}>
      {href ? (
        <NearLink
          href={href as Route}
          className={cn(shape, '-outline-offset-2 transition-colors duration-quick hover:bg-sunken')}
        >
          {body}
        </NearLink>
      ) : (
        <div className={shape}>{body}</div>
      )}
    </li>
  );
}

/** The tinted square that holds a row's icon. */
export function IconPlate({ className, children }: { readonly className?: string; readonly children: ReactNode }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        'grid size-10 shrink-0 place-items-center rounded-lg bg-tint text-accent [&_svg]:size-5',
        className,
      )}
    >
      {children}
    </span>
  );
}
