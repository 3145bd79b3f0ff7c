import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

// Said aloud too: a browser forgets that a table is one once a narrow screen lays its rows out as blocks.
const ROLE = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  column: { role: 'columnheader' },
  head: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

/** A table that scrolls sideways on its own, reachable by keyboard; `caption` names it for screen readers, `busy` says that its rows are to come. */
export function Table({
  caption,
  busy = false,
  className,
  tableClassName,
  children,
}: {
  readonly caption: string;
  readonly busy?: boolean;
  readonly className?: string;
  readonly tableClassName?: string;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll its content in older browsers
    <div
      role="group"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable without a pointer
      tabIndex={0}
      className={cn('relative min-w-0 overflow-x-auto -outline-offset-2', className)}
    >
      <table
        {...ROLE.table}
        aria-busy={busy || undefined}
        className={cn('w-full border-collapse text-dense [word-break:keep-all]', tableClassName)}
      >
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

/** The head of a table. */
export function TableHead({ sticky = false, children }: { readonly sticky?: boolean; readonly children: ReactNode }) {
  return (
    <thead {...ROLE.group} className={sticky ? '[&_th]:sticky [&_th]:top-0 [&_th]:z-10 [&_th]:bg-surface' : undefined}>
      <tr {...ROLE.row}>{children}</tr>
    </thead>
  );
}

/** A column's head; `end` sets numbers to the end. */
export function Th({ end = false, className, ...rest }: ComponentProps<'th'> & { readonly end?: boolean }) {
  return (
    <th
      {...ROLE.column}
      scope="col"
      {...rest}
      className={cn(
        'whitespace-nowrap px-4 py-2 text-xs font-medium text-muted shadow-[inset_0_-1px_0_var(--line)]',
        end ? 'text-right' : 'text-left',
        className,
      )}
    />
  );
}

/** The head of the column of acts: said to screen readers alone. */
export const ActsTh = ({ label }: { readonly label: string }) => (
  <Th>
    <span className="sr-only">{label}</span>
  </Th>
);

/** A row, divided from the next by a hairline. */
export function Tr({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr {...ROLE.row} {...rest} className={cn('border-b border-line last:border-0', className)} />;
}

/** A cell; with `row` it is the head of its row. */
export function Td({
  end = false,
  row = false,
  className,
  ...rest
}: ComponentProps<'td'> & { readonly end?: boolean; readonly row?: boolean }) {
  // A button at the end of a row does not make its row taller than the others.
  const shape = cn(
    'px-4 py-2.5 align-middle [&>button]:-my-2',
    end ? 'text-right' : 'text-left',
    row && 'font-medium',
    className,
  );
  return row ? (
    <th {...ROLE.head} {...rest} scope="row" className={shape} />
  ) : (
    <td {...ROLE.cell} {...rest} className={shape} />
  );
}
