'use client';
import { useQuery } from '@tanstack/react-query';
import type { ListedMember } from './listed-member';

/** What a lookup found so far. */
export type Lookup = {
  readonly q: string;
  readonly rows: readonly ListedMember[];
  readonly isLoading: boolean;
  readonly isFailed: boolean;
  readonly retry: () => void;
};

/** Finds members by any key, by POST: the text stands in no address, no log and no cache once it is out of sight (4.K). */
export function useLookup(q: string): Lookup {
  const query = useQuery({
    queryKey: ['lookup', q],
    enabled: q !== '',
    gcTime: 0,
    queryFn: async ({ signal }): Promise<readonly ListedMember[]> => {
      const answer = await fetch('/api/console/members/lookup', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ q }),
        signal,
      });
      if (!answer.ok) throw new Error(`lookup ${answer.status}`);
      return ((await answer.json()) as { rows: readonly ListedMember[] }).rows;
    },
  });
  return {
    q,
    rows: query.data ?? [],
    isLoading: q !== '' && query.isPending,
    isFailed: query.isError,
    retry: () => void query.refetch(),
  };
}
