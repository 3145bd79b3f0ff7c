import type { TimelinePage } from '@/lib/timeline/rules/item';

/** A timeline that could not be read, with the number to quote. */
export class TimelineError extends Error {
  readonly requestId: string | null;
  constructor(requestId: string | null) {
    super('timeline');
    this.requestId = requestId;
  }
}

/** Reads one page of a member's timeline. */
export async function fetchTimeline(
  { memberId, kinds, cursor }: { readonly memberId: string; readonly kinds: string; readonly cursor: string | null },
  signal: AbortSignal,
): Promise<TimelinePage> {
  const params = new URLSearchParams({ memberId });
  if (kinds !== '') params.set('kinds', kinds);
  if (cursor !== null) params.set('cursor', cursor);
  const answer = await fetch(`/api/console/members/timeline?${params}`, { signal });
  if (answer.ok) return (await answer.json()) as TimelinePage;
  const problem = (await answer.json().catch(() => ({}))) as { requestId?: string };
  throw new TimelineError(problem.requestId ?? null);
}
