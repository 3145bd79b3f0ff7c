'use client';
import { useState } from 'react';

/** A page that knows where the next one begins. */
type Page = { readonly nextCursor: string | null };

type Grown<P> = {
  /** The name of the list whose pages these are. */
  readonly name: string;
  readonly pages: readonly P[];
  readonly isLoading: boolean;
  readonly failure: { readonly requestId: string | null } | null;
};

/**
 * A list that grows while it is read: the first page comes with the server's HTML, earlier ones are fetched by cursor.
 * `name` must change with the first page, so that nothing is appended to a newer one.
 */
export function usePages<P extends Page>(name: string, address: string, first: P) {
  const empty: Grown<P> = { name, pages: [], isLoading: false, failure: null };
  const [kept, keep] = useState(empty);
  const grown = kept.name === name ? kept : empty;
  const cursor = (grown.pages.at(-1) ?? first).nextCursor;

  async function load(from: string): Promise<void> {
    keep({ ...grown, isLoading: true, failure: null });
    const page = await fetchPage<P>(address, from);
    keep((now) => {
      if (now.name !== name) return now;
      return 'failure' in page
        ? { ...now, isLoading: false, failure: page.failure }
        : { ...now, isLoading: false, pages: [...now.pages, page] };
    });
  }

  return {
    pages: [first, ...grown.pages],
    hasMore: cursor !== null,
    isLoading: grown.isLoading,
    failure: grown.failure,
    loadMore: () => {
      if (cursor !== null && !grown.isLoading) void load(cursor);
    },
  };
}

/** The page before the cursor, or why there is none: the number by which the log knows the request, if it got that far. */
async function fetchPage<P>(address: string, cursor: string): Promise<P | { failure: { requestId: string | null } }> {
  const url = `${address}${address.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`;
  try {
    const response = await fetch(url);
    const body: unknown = await response.json();
    if (response.ok) return body as P;
    const isNamed = typeof body === 'object' && body !== null && 'requestId' in body;
    return { failure: { requestId: isNamed ? String(body.requestId) : null } };
  } catch {
    return { failure: { requestId: null } };
  }
}
