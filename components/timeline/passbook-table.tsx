'use client';
import { useTranslations } from 'next-intl';
import type { EntryItem } from '@/lib/timeline/rules/item';
import { Why } from '../ui/collapse';
import { DateTime } from '../ui/date-time';
import { NumberText } from '../ui/number-text';
import { Table, TableHead, Td, Th, Tr } from '../ui/table';
import { TextLink } from '../ui/text-link';
import { orderHref, Trail } from './timeline-line';
import { type Names, useWords } from './use-words';
import { sayItem } from './words';

/** Lines of a book as a table: when, what, how much, and the balance after it. */
export function PassbookTable({
  caption,
  items,
  names,
}: {
  readonly caption: string;
  readonly items: readonly EntryItem[];
  readonly names: Names;
}) {
  const t = useTranslations('timeline.table');
  const words = useWords(names);
  return (
    <Table caption={caption}>
      <TableHead>
        <Th>{t('at')}</Th>
        <Th>{t('what')}</Th>
        <Th end>{t('amount')}</Th>
        <Th end>{t('balance')}</Th>
      </TableHead>
      <tbody>
        {items.map((item) => {
          const told = sayItem(item, words);
          return (
            <Tr key={item.id} className="align-top">
              <Td className="align-top whitespace-nowrap text-muted">
                <DateTime at={item.at} zone={names.zone} />
              </Td>
              <Td className="min-w-56 align-top">
                <p>
                  <span className="font-medium">{told.title}</span>
                  {item.order === null ? null : (
                    <>
                      {' · '}
                      <TextLink quiet href={orderHref(item.order)} className="underline">
                        {item.order}
                      </TextLink>
                    </>
                  )}
                  {item.members === null ? null : <span className="text-muted"> · {told.details[0]}</span>}
                </p>
                <Why question={t('why')} className="mt-0.5">
                  <ul className="grid gap-1">
                    {told.why.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                </Why>
              </Td>
              <Td end className="align-top">
                <Trail told={told} className="font-medium" />
              </Td>
              <Td end className="align-top">
                <NumberText value={item.balanceAfter} />
              </Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
