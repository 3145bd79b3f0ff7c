import type { ReactNode } from 'react';
import { cn } from './cn';
import { DateTime } from './date-time';

/** Something that happened: what, when, and why. */
export type TimelineEvent = {
  readonly id: string;
  readonly at: Date | string;
  readonly title: ReactNode;
  /** The reason, the actor, the rule. */
  readonly detail?: ReactNode;
  readonly icon?: ReactNode;
  /** An amount or a state at the end of the line. */
  readonly trail?: ReactNode;
};

/** Events in the order given, along a line; `day` puts them under a date. */
export function Timeline({
  events,
  day,
  zone,
  className,
}: {
  readonly events: readonly TimelineEvent[];
  readonly day?: ReactNode;
  readonly zone?: string;
  readonly className?: string;
}) {
  return (
    <section className={className}>
      {day ? <h3 className="mb-2 text-xs font-medium text-muted">{day}</h3> : null}
      <ol>
        {events.map((event) => (
          <li
            key={event.id}
            className="relative flex gap-3 pb-4 last:pb-0 not-last:before:absolute not-last:before:top-7 not-last:before:bottom-0 not-last:before:left-3 not-last:before:w-px not-last:before:bg-line"
          >
            <span
              aria-hidden="true"
              className={cn(
                'grid size-6 shrink-0 place-items-center rounded-full border border-line bg-surface text-muted [&_svg]:size-3.5',
                !event.icon && 'm-2 size-2 border-0 bg-edge',
              )}
            >
              {event.icon}
            </span>
            <div className="min-w-0 flex-1 pt-px">
              <div className="flex flex-wrap items-baseline gap-x-2">
                <p className="min-w-0 font-medium">{event.title}</p>
                <DateTime at={event.at} format={day ? 'time' : 'datetime'} zone={zone} className="text-xs text-muted" />
              </div>
              {event.detail ? <div className="text-dense text-muted">{event.detail}</div> : null}
            </div>
            {event.trail ? <div className="shrink-0 font-medium">{event.trail}</div> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
