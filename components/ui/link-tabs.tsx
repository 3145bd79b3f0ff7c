import { cn } from './cn';
import { NearLink } from './near-link';

/** Pages that belong together, as links beside each other under one hairline. */
export function LinkTabs({
  label,
  tabs,
  className,
}: {
  readonly label: string;
  readonly tabs: readonly { readonly href: string; readonly label: string; readonly isHere: boolean }[];
  readonly className?: string;
}) {
  return (
    <nav
      aria-label={label}
      className={cn('scrollbar-none mb-4 flex gap-1 overflow-x-auto border-b border-line', className)}
    >
      {tabs.map(({ href, label: name, isHere }) => (
        <NearLink
          key={href}
          href={href}
          aria-current={isHere ? 'page' : undefined}
          className={cn(
            '-mb-px flex min-h-control shrink-0 items-center border-b-2 px-3 text-dense -outline-offset-2 hover:text-ink',
            isHere ? 'border-accent font-medium text-ink' : 'border-transparent text-muted',
          )}
        >
          {name}
        </NearLink>
      ))}
    </nav>
  );
}
