import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

/** Details behind a line that opens; works before scripts. */
export function Collapse({
  summary,
  open,
  className,
  children,
}: {
  readonly summary: ReactNode;
  readonly open?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <details open={open} className={cn('group', className)}>
      <summary className="flex min-h-control-sm list-none items-center gap-1.5 rounded-md font-medium [&::-webkit-details-marker]:hidden">
        <span className="min-w-0 flex-1">{summary}</span>
        <ChevronDown
          className="size-4 shrink-0 text-muted transition-transform duration-calm group-open:rotate-180"
          aria-hidden="true"
        />
      </summary>
      <div className="pt-1.5 text-dense text-muted">{children}</div>
    </details>
  );
}

/** "Why" within reach: the question as a dotted line, the answer below it when asked. */
export function Why({
  question,
  className,
  children,
}: {
  readonly question: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <details className={cn('text-xs', className)}>
      <summary className="inline-block list-none border-b border-dotted border-muted py-0.5 text-muted hover:text-ink [&::-webkit-details-marker]:hidden">
        {question}
      </summary>
      <div className="mt-1.5 rounded-lg bg-sunken px-3 py-2 text-ink">{children}</div>
    </details>
  );
}
