import { cn } from './cn';
import { NearLink } from './near-link';

/** Ways to look at the same, side by side: a segmented control whose parts are addresses. */
export function LinkSegments({
  label,
  parts,
}: {
  readonly label: string;
  readonly parts: readonly { readonly href: string; readonly label: string; readonly isHere: boolean }[];
}) {
  return (
    <nav aria-label={label} className="scrollbar-none flex max-w-full overflow-x-auto rounded-control bg-well p-0.5">
      {parts.map(({ href, label: name, isHere }) => (
        <NearLink
          key={href}
          href={href}
          scroll={false}
          aria-current={isHere ? 'true' : undefined}
          className={cn(
            'flex min-h-control-sm shrink-0 items-center rounded-md px-3 text-dense -outline-offset-2',
            isHere ? 'bg-raised font-medium text-ink ring-1 ring-line' : 'text-muted hover:text-ink',
          )}
        >
          {name}
        </NearLink>
      ))}
    </nav>
  );
}
