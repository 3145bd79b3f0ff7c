/** Chosen values by field; a field that is absent does not filter. */
export type ListFilters = Readonly<Record<string, readonly string[]>>;

/** What every list page asks for; all of it stands in the address, so a link reproduces the view. */
export type ListQuery = {
  readonly view: string;
  readonly q: string;
  readonly filters: ListFilters;
  /** A field, with `-` before it for descending; empty is the list's own order. */
  readonly sort: string;
  readonly cursor: string | null;
  readonly limit: number;
  /** Count all matches although there may be more than the capped count tells. */
  readonly exactCount: boolean;
};

/** One page of a list. */
export type ListPage<R> = {
  readonly rows: readonly R[];
  readonly nextCursor: string | null;
  readonly prevCursor: string | null;
  /** `gte` when counting stopped at a cap. */
  readonly total: { readonly value: number; readonly relation: 'eq' | 'gte' };
  /** The instant the rows were read, ISO 8601. */
  readonly asOf: string;
};

/** Rows per page when the address does not say. */
export const LIST_LIMIT = 50;

const LIMIT_MAX = 200;
const TEXT_MAX = 200;

/** A list query from the parameters of an address; anything malformed falls back to its default. */
export function parseListQuery(params: URLSearchParams): ListQuery {
  const limit = Number(params.get('limit') ?? LIST_LIMIT);
  return {
    view: (params.get('view') ?? '').slice(0, TEXT_MAX),
    q: (params.get('q') ?? '').trim().slice(0, TEXT_MAX),
    filters: parseFilters(params.get('filter') ?? ''),
    sort: (params.get('sort') ?? '').slice(0, TEXT_MAX),
    cursor: params.get('cursor') || null,
    limit: Number.isInteger(limit) && limit > 0 ? Math.min(limit, LIMIT_MAX) : LIST_LIMIT,
    exactCount: params.get('count') === 'exact',
  };
}

/** The parameters of an address for a list query; defaults are left out. */
export function formatListQuery(query: ListQuery): URLSearchParams {
  const params = new URLSearchParams();
  if (query.view) params.set('view', query.view);
  if (query.q) params.set('q', query.q);
  const filter = formatFilters(query.filters);
  if (filter) params.set('filter', filter);
  if (query.sort) params.set('sort', query.sort);
  if (query.cursor) params.set('cursor', query.cursor);
  if (query.limit !== LIST_LIMIT) params.set('limit', String(query.limit));
  if (query.exactCount) params.set('count', 'exact');
  return params;
}

/** Filters as one readable word: `level:gold,silver;status:active`. */
export function formatFilters(filters: ListFilters): string {
  return Object.entries(filters)
    .filter(([, values]) => values.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, values]) => `${encode(field)}:${values.map(encode).join(',')}`)
    .join(';');
}

/** Filters from that word. */
export function parseFilters(word: string): ListFilters {
  const entries = word.split(';').flatMap((part): [string, string[]][] => {
    const at = part.indexOf(':');
    const values = part
      .slice(at + 1)
      .split(',')
      .map(uncode)
      .filter(Boolean);
    return at > 0 && values.length > 0 ? [[uncode(part.slice(0, at)), values]] : [];
  });
  return Object.fromEntries(entries);
}

const encode = (text: string): string =>
  text.replace(/[%:;,]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
const uncode = (text: string): string =>
  text.replace(/%(25|3A|3B|2C)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
