import { formatListQuery, type ListPage, type ListQuery } from '@/lib/kernel/list-query';

/** A list that could not be read: its HTTP status, what the server said, and the number to quote. */
export class ListError extends Error {
  readonly status: number;
  readonly requestId: string | null;
  constructor(status: number, message: string, requestId: string | null) {
    super(message);
    this.status = status;
    this.requestId = requestId;
  }
}

/** Reads one page from a route handler that speaks the list contract; problems (RFC 9457) become a `ListError`. */
export async function fetchList<R>(url: string, query: ListQuery, signal: AbortSignal): Promise<ListPage<R>> {
  const params = formatListQuery(query).toString();
  const response = await fetch(params ? `${url}?${params}` : url, { signal, headers: { Accept: 'application/json' } });
  if (response.ok) return (await response.json()) as ListPage<R>;
  const problem = (await response.json().catch(() => ({}))) as { detail?: string; requestId?: string };
  throw new ListError(response.status, problem.detail ?? '', problem.requestId ?? response.headers.get('x-request-id'));
}
