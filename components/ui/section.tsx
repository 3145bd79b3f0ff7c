import type { ReactNode } from 'react';
import { cn } from './cn';

/** The title of a part of a page, with a quiet link at its end. */
export function SectionTitle({
  id,
  children,
  action,
  className,
}: {
  readonly id?: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly className?: string;
}) {
  return (
    <div className={cn('mb-2.5 flex items-baseline justify-between gap-3', className)}>
      <h2 id={id} className="text-base">
        {children}
      </h2>
      {action ? <div className="shrink-0 text-dense text-muted">{action}</div> : null}
    </div>
  );
}

/** A part of a page under its title. */
export function Section({
  id,
  title,
  action,
  className,
  children,
}: {
  readonly id: string;
  readonly title: ReactNode;
  readonly action?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className={cn('mt-6 min-w-0', className)}>
      <SectionTitle id={id} action={action}>
        {title}
      </SectionTitle>
      {children}
    </section>
  );
}
