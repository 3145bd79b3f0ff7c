import type { ReactNode } from 'react';
import { cn } from './cn';
import { Drawing, type DrawingName } from './drawings';

/** Nothing here yet (what it is, one example, the first act), or nothing left by the filters (`search`, a way to clear them). */
export function EmptyState({
  drawing = 'box',
  title,
  children,
  actions,
  className,
}: {
  readonly drawing?: DrawingName;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
}) {
  return (
    <div className={cn('grid justify-items-center gap-2 px-6 py-10 text-center', className)}>
      <Drawing name={drawing} />
      <h3 className="mt-2 text-base">{title}</h3>
      {children ? <div className="max-w-96 text-dense text-muted">{children}</div> : null}
      {actions ? <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
