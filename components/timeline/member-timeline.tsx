'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { parseAsString, useQueryState } from 'nuqs';
import type { TimelineKind, TimelinePage } from '@/lib/timeline/rules/item';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { fetchTimeline, TimelineError } from './fetch-timeline';
import { KindChips } from './kind-chips';
import { TimelineDays } from './timeline-days';
import { TimelineSkeleton } from './timeline-skeleton';
import { type Names, useWords } from './use-words';

/** A member's timeline with its filter in the address, older pages on demand, and every state (2.0.2). */
export function MemberTimeline({
  memberId,
  first,
  firstKinds,
  isFixed = false,
  names,
}: {
  /** The public id. */
  readonly memberId: string;
  readonly first: TimelinePage;
  /** The filter that the first page was read with. */
  readonly firstKinds: string;
  /** The filter stays as it is: neither chips nor address change it. */
  readonly isFixed?: boolean;
  readonly names: Names;
}) {
  const t = useTranslations('timeline');
  const words = useWords(names);
  const [asked, setKinds] = useQueryState('kinds', parseAsString.withDefault(''));
  const kinds = isFixed ? firstKinds : asked;
  const query = useInfiniteQuery({
    queryKey: ['timeline', memberId, kinds],
    queryFn: ({ pageParam, signal }) => fetchTimeline({ memberId, kinds, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: kinds === firstKinds ? { pages: [first], pageParams: [null] } : undefined,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const chosen = kinds.split(',').filter(Boolean) as TimelineKind[];
  const showAll = () => void setKinds(null);
  return (
    <div>
      {isFixed ? null : (
        <KindChips
          kinds={first.kinds}
          chosen={chosen}
          onChange={(next) => void setKinds(next.length === 0 ? null : next.join(','))}
        />
      )}
      <div aria-busy={query.isFetching}>
        {query.isError ? (
          <Trouble
            error={query.error}
            compact={items.length > 0}
            onRetry={() => void (items.length > 0 ? query.fetchNextPage() : query.refetch())}
          />
        ) : null}
        {query.isPending && !query.isError ? <TimelineSkeleton label={t('loading')} /> : null}
        {query.isSuccess && items.length === 0 ? (
          <Nothing isFiltered={!isFixed && chosen.length > 0} onShowAll={showAll} />
        ) : (
          <TimelineDays items={items} words={words} />
        )}
      </div>
      <p role="status" className="sr-only">
        {query.data !== undefined && query.data.pages.length > 1
          ? t('added', { count: query.data.pages.at(-1)?.items.length ?? 0 })
          : ''}
      </p>
      {items.length > 0 ? (
        <More
          hasMore={query.hasNextPage}
          isLoading={query.isFetchingNextPage}
          onMore={() => void query.fetchNextPage()}
        />
      ) : null}
    </div>
  );
}

function More({
  hasMore,
  isLoading,
  onMore,
}: {
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly onMore: () => void;
}) {
  const t = useTranslations('timeline');
  return (
    <div className="mt-5 border-t border-line pt-4 text-center text-dense text-muted">
      {hasMore ? (
        <Button pending={isLoading} onClick={onMore}>
          {t('more')}
        </Button>
      ) : (
        t('end')
      )}
    </div>
  );
}

function Nothing({ isFiltered, onShowAll }: { readonly isFiltered: boolean; readonly onShowAll: () => void }) {
  const t = useTranslations('timeline');
  if (!isFiltered) {
    return (
      <EmptyState drawing="calendar" title={t('empty')}>
        {t('emptyNote')}
      </EmptyState>
    );
  }
  const showAll = <Button onClick={onShowAll}>{t('showAll')}</Button>;
  return <EmptyState drawing="search" title={t('emptyKind')} actions={showAll} />;
}

function Trouble({
  error,
  compact,
  onRetry,
}: {
  readonly error: Error;
  readonly compact: boolean;
  readonly onRetry: () => void;
}) {
  const t = useTranslations('timeline');
  const requestId = error instanceof TimelineError ? error.requestId : null;
  return (
    <ErrorState title={t('failed')} requestId={requestId} compact={compact} onRetry={onRetry} className="mb-4">
      {t('failedNote')}
    </ErrorState>
  );
}
