/** A request as either mount hands it over. */
export type ApiRequest = {
  readonly method: string;
  readonly path: string;
  /** What stands behind the `?`, without it. */
  readonly search: string;
  readonly header: (name: string) => string | null;
  /** Reads the body, refusing (413) one larger than so many bytes and (422) one that is not UTF-8. */
  readonly body: (bytesMax: number) => Promise<string>;
  readonly ip: string | null;
};

/** The answer as either mount sends it. */
export type ApiAnswer = { readonly status: number; readonly headers: Record<string, string>; readonly body: string };

/** Writes an answer: from 400 on as problem+json. */
export function jsonAnswer(status: number, body: string, headers: Record<string, string>): ApiAnswer {
  headers['content-type'] = status >= 400 ? 'application/problem+json' : 'application/json';
  headers['cache-control'] = 'no-store';
  headers['x-content-type-options'] = 'nosniff';
  return { status, headers, body };
}
