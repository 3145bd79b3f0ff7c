import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { VersionNote } from './version-note';

type Texts = (
  key: `versions.${'title' | 'note' | 'version' | 'number'}`,
  values?: { readonly version: number },
) => string;

/** What is told of each version beside its number; `tight` keeps it on one line. */
export type VersionColumn<V> = {
  readonly head: string;
  readonly cell: (one: V, before: V | undefined) => ReactNode;
  readonly tight?: boolean;
  readonly end?: boolean;
};

/** Every version of one thing, the newest first, each with the one before it. */
export function VersionsCard<V extends { readonly version: number }>({
  t,
  versions,
  columns,
}: {
  readonly t: Texts;
  readonly versions: readonly V[];
  readonly columns: readonly VersionColumn<V>[];
}) {
  return (
    <Card>
      <CardHeader title={t('versions.title')} note={t('versions.note')} />
      <Table caption={t('versions.title')}>
        <TableHead>
          <Th>{t('versions.version')}</Th>
          {columns.map(({ head, end }) => (
            <Th key={head} {...(end && { end })}>
              {head}
            </Th>
          ))}
        </TableHead>
        <tbody>
          {versions.map((one, place) => (
            <Tr key={one.version}>
              <Td row className="whitespace-nowrap">
                {t('versions.number', { version: one.version })}
              </Td>
              {columns.map(({ head, cell, tight, end }) => (
                <Td key={head} {...(end && { end })} className={tight ? 'whitespace-nowrap' : undefined}>
                  {cell(one, versions[place + 1])}
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

/** Who published each version. */
export const byColumn = (head: string): VersionColumn<{ readonly publishedBy: string }> => ({
  head,
  cell: ({ publishedBy }) => publishedBy,
});

/** When each version was published. */
export const publishedColumn = (head: string, zone: string): VersionColumn<{ readonly publishedAt: Date }> => ({
  head,
  tight: true,
  cell: ({ publishedAt }) => <DateTime at={publishedAt} format="datetime" zone={zone} />,
});

/** From when each version counts; without a word for always it never did from the beginning. */
export const sinceColumn = (
  head: string,
  zone: string,
  always: string | null = null,
): VersionColumn<{ readonly effectiveFrom: Date }> => ({
  head,
  tight: true,
  cell: ({ effectiveFrom }) =>
    always === null ? (
      <DateTime at={effectiveFrom} format="datetime" zone={zone} />
    ) : (
      <Since at={effectiveFrom} zone={zone} always={always} />
    ),
});

/** From when a version counts; the first one always did. */
export function Since({
  at,
  zone,
  always,
  format = 'datetime',
}: {
  readonly at: Date;
  readonly zone: string;
  readonly always: string;
  readonly format?: 'date' | 'datetime';
}) {
  return at.getTime() === 0 ? always : <DateTime at={at} format={format} zone={zone} />;
}

/** Why a version was published and what it changed; `children` are null where there is none before it. */
export function NotedChange({
  note,
  first,
  children,
}: {
  readonly note: string;
  readonly first: string;
  readonly children: ReactNode;
}) {
  return (
    <>
      <VersionNote note={note} />
      {children === null ? <p className="text-xs text-muted">{first}</p> : children}
    </>
  );
}
