'use client';
import { useTranslations } from 'next-intl';
import type { TimelineItem } from '@/lib/timeline/rules/item';
import { EmptyState } from '../ui/empty-state';
import { TimelineDays } from './timeline-days';
import { type Names, useWords } from './use-words';

/** The latest items without filter and paging. */
export function RecentTimeline({ items, names }: { readonly items: readonly TimelineItem[]; readonly names: Names }) {
  const t = useTranslations('timeline');
  const words = useWords(names);
  if (items.length > 0) return <TimelineDays items={items} words={words} />;
  return (
    <EmptyState drawing="calendar" title={t('empty')}>
      {t('emptyNote')}
    </EmptyState>
  );
}
