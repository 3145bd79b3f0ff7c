'use client';
import type { Route } from 'next';
import { useTranslations } from 'next-intl';
import type { MouseEvent } from 'react';
import { Checkbox } from '../ui/checkbox';
import { cn } from '../ui/cn';
import { NearLink } from '../ui/near-link';
import { Td, Tr } from '../ui/table';
import { cellLines, headLine, rowLines } from './row-lines';
import type { Column } from './types';

/** What the body of a list needs to draw its rows. */
export type RowsProps<R> = {
  readonly rows: readonly R[];
  readonly columns: readonly Column<R>[];
  readonly rowId: (row: R) => string;
  readonly rowLabel: (row: R) => string;
  readonly rowHref?: (row: R) => string;
  readonly active: string | null;
  readonly peeked: string | null;
  readonly roomy: boolean;
  readonly selected: { readonly has: (id: string) => boolean; readonly toggle: (id: string) => void } | null;
  readonly onPoint: (id: string) => void;
  readonly onPeek: ((id: string) => void) | null;
};

/** The rows: the first cell names the row and links to its page; a plain click peeks, ⌘/Ctrl-click opens a new tab. */
export function Rows<R>(props: RowsProps<R>) {
  const { rows, columns, rowId, rowLabel, rowHref, active, peeked, roomy, selected, onPoint, onPeek } = props;
  const t = useTranslations('table');
  return rows.map((row) => {
    const id = rowId(row);
    const label = rowLabel(row);
    const href = rowHref?.(row);
    return (
      <Tr
        key={id}
        data-row={id}
        tabIndex={active === id ? 0 : -1}
        aria-selected={selected ? selected.has(id) : undefined}
        onFocus={() => onPoint(id)}
        onClick={(event) => onRowClick(event, href, () => onPeek?.(id))}
        className={cn(
          rowLines,
          'outline-none -outline-offset-2 transition-colors duration-quick hover:bg-sunken focus-visible:outline-2',
          (onPeek || href) && 'cursor-pointer',
          peeked === id && 'bg-sunken',
          selected?.has(id) && 'bg-tint-soft hover:bg-tint-soft',
        )}
      >
        {selected ? (
          <Td className="w-10 py-1 pr-0 max-sm:w-auto max-sm:p-0">
            <Checkbox
              aria-label={t('selectRow', { name: label })}
              checked={selected.has(id)}
              onCheckedChange={() => selected.toggle(id)}
            />
          </Td>
        ) : null}
        {columns.map((column, index) => (
          <Td
            key={column.id}
            row={index === 0}
            end={column.end}
            data-head={typeof column.header === 'string' ? column.header : undefined}
            className={cn(roomy ? 'py-4' : 'py-1.5', column.className, index === 0 ? headLine : cellLines)}
          >
            {index === 0 && href ? (
              <NearLink
                href={href as Route}
                className="rounded-xs underline-offset-4 hover:underline"
                onClick={(event) =>
                  onPeek &&
                  !event.metaKey &&
                  !event.ctrlKey &&
                  !event.shiftKey &&
                  event.detail > 0 &&
                  event.preventDefault()
                }
              >
                {column.cell(row)}
              </NearLink>
            ) : (
              column.cell(row)
            )}
          </Td>
        ))}
      </Tr>
    );
  });
}

function onRowClick(event: MouseEvent<HTMLTableRowElement>, href: string | undefined, peek: () => void): void {
  const target = event.target as HTMLElement;
  const control = target.closest('button,input,label,select,textarea,summary,a');
  const isRowLink = control?.tagName === 'A' && control.getAttribute('href') === href;
  if (control !== null && !isRowLink) return;
  // Words being marked with the mouse are not a click.
  if (window.getSelection()?.type === 'Range') return;
  if (event.metaKey || event.ctrlKey) {
    if (href !== undefined && !isRowLink) window.open(href, '_blank', 'noopener');
    return;
  }
  // Enter on the link itself (detail 0) follows it.
  if (isRowLink && event.detail === 0) return;
  peek();
}
