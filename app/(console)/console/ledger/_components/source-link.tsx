'use client';
import { useTranslations } from 'next-intl';
import { orderHref } from '@/components/timeline/timeline-line';
import { TextLink } from '@/components/ui/text-link';
import type { LedgerRow } from '../_reading/ledger-list';

/** The page of an entry's member. */
export const memberHref = ({ memberId }: Pick<LedgerRow, 'memberId'>): string => `/console/members/${memberId}`;

/** What an entry came from, opening where it has a page of its own. */
export function SourceLink({ row }: { readonly row: LedgerRow }) {
  const t = useTranslations('book.source');
  const { type } = row.source;
  const name = t.has(type) ? t(type) : type;
  if (type === 'order' && row.order !== null) {
    return (
      <TextLink quiet href={orderHref(row.order)}>
        {name} {row.order}
      </TextLink>
    );
  }
  return <>{name}</>;
}
