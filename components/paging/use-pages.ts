'use client';
import { useInfiniteQuery } from '@tanstack/react-query';

/** A page that knows where the next one begins. */
type Page = { readonly nextCursor: string | null };

/** A request that was answered with a problem; its id is what to quote. */
class Failed extends Error {
  readonly requestId: string | null;

  constructor(requestId: string | null) {
    super('request failed');
    this.requestId = requestId;
  }
}

/**
 * A list that grows while it is read: the first page comes with the server's HTML, earlier ones are fetched by cursor.
 * `name` must change with the first page, so that a fresh one replaces what was cached.
 */
export function usePages<P extends Page>(name: readonly string[], address: string, first: P) {
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: name,
    queryFn: ({ pageParam, signal }) => fetchPage<P>(address, pageParam ?? '', signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: P) => page.nextCursor,
    initialData: { pages: [first], pageParams: [null] },
    // The book is append-only: a page once read stays as it is.
    staleTime: Number.POSITIVE_INFINITY,
  });
  return {
    pages: data.pages,
    hasMore: hasNextPage,
    isLoading: isFetchingNextPage,
    failure: error === null ? null : { requestId: error instanceof Failed ? error.requestId : null },
    loadMore: () => void fetchNextPage(),
  };
}

async function fetchPage<P>(address: string, cursor: string, signal: AbortSignal): Promise<P> {
  const url = `${address}${address.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`;
  const response = await fetch(url, { signal });
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => null);
    const id = typeof body === 'object' && body !== null && 'requestId' in body ? String(body.requestId) : null;
    throw new Failed(id);
  }
  return (await response.json()) as P;
}
