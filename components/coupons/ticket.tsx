import type { Route } from 'next';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { NearLink } from '../ui/near-link';
import type { TicketFace } from './ticket-words';

// Where a ticket is torn: a bite from above and one from below, in the colour of the page.
const NOTCHES = [
  'before:absolute before:-top-2 before:-right-[7px] before:size-3 before:rounded-full before:border before:border-line before:bg-paper before:content-[""]',
  'after:absolute after:-right-[7px] after:-bottom-2 after:size-3 after:rounded-full after:border after:border-line after:bg-paper after:content-[""]',
];

/** A coupon as a ticket: its value on the stub, what it is beside it, and one line below about its time. */
export function Ticket({
  face,
  href,
  isPast = false,
  when,
  isSoon = false,
  footer,
}: {
  readonly face: TicketFace;
  readonly href?: string;
  /** Used or over: still readable, no longer bright. */
  readonly isPast?: boolean;
  readonly when?: ReactNode;
  readonly isSoon?: boolean;
  /** What stands below the ticket's hairline: how much is left, and its one button. */
  readonly footer?: ReactNode;
}) {
  const body = (
    <>
      <span
        className={cn(
          'relative grid w-[92px] shrink-0 min-[360px]:w-[104px] content-center justify-items-center gap-0.5 border-r border-dashed border-edge px-2 py-4 text-center',
          NOTCHES,
          isPast ? 'bg-sunken text-muted' : 'bg-tint text-accent',
        )}
      >
        <span className={cn('font-bold leading-tight', face.value.length > 6 ? 'text-base' : 'text-lg')}>
          {face.value}
        </span>
        <span className="text-2xs leading-snug">{face.threshold}</span>
      </span>
      <span className="grid min-w-0 flex-1 content-center gap-0.5 py-3.5 pr-3.5 pl-4">
        <span className={cn('min-w-0 font-medium leading-snug', isPast && 'text-muted')}>{face.name}</span>
        <span className="text-xs text-muted">{face.scope}</span>
        {when ? (
          <span className={cn('text-xs text-pretty', isSoon ? 'font-medium text-warning' : 'text-muted')}>{when}</span>
        ) : null}
      </span>
    </>
  );
  const shape = 'flex min-w-0 items-stretch';
  return (
    <li className="overflow-hidden rounded-card border border-line bg-surface">
      {href ? (
        <NearLink href={href as Route} className={cn(shape, '-outline-offset-2 hover:bg-sunken')}>
          {body}
        </NearLink>
      ) : (
        <div className={shape}>{body}</div>
      )}
      {footer ? (
        <div className="flex items-center justify-between gap-4 border-t border-line px-4 py-2.5">{footer}</div>
      ) : null}
    </li>
  );
}
