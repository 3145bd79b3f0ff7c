import type { ReactNode } from 'react';
import { cn } from '../ui/cn';
import type { Crumb } from './crumb-store';
import { PageCrumbs } from './page-crumbs';

/** A console page: its title with marks beside it, a sentence below, the acts at the end; `full` lets a table touch the edges. */
export function ConsolePage({
  title,
  marks,
  note,
  actions,
  crumbs,
  full = false,
  children,
}: {
  readonly title: ReactNode;
  readonly marks?: ReactNode;
  readonly note?: ReactNode;
  /** One primary button, the rest in a menu. */
  readonly actions?: ReactNode;
  /** What the top bar adds below the section; the last one names this page. */
  readonly crumbs?: readonly Crumb[];
  readonly full?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <>
      {crumbs ? <PageCrumbs crumbs={crumbs} /> : null}
      <div className={cn('pt-5 pb-10', full ? '' : 'mx-auto max-w-[1360px] px-4 desk:px-6')}>
        <header className={cn('mb-4 flex flex-wrap items-start gap-x-4 gap-y-2', full && 'px-4 desk:px-6')}>
          <div className="min-w-0 flex-1 basis-60">
            <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
              <h1 className="text-lg">{title}</h1>
              {marks}
            </div>
            {note ? <p className="mt-0.5 text-body text-muted">{note}</p> : null}
          </div>
          {actions ? <div className="flex max-w-full shrink-0 flex-wrap items-center gap-2">{actions}</div> : null}
        </header>
        {children}
      </div>
    </>
  );
}
