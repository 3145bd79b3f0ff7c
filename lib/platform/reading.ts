import 'server-only';
import { cache } from 'react';
import { type Db, pool, standForPool } from './db';

type Asked = { readonly name?: string; readonly text: string; readonly values?: readonly unknown[] };

const CHANGES = /\b(?:INSERT INTO|UPDATE|DELETE FROM|FOR (?:KEY )?SHARE|pg_\w*lock)\b/i;

/**
 * The pool for the parts of one page, which know nothing of each other: what several of them ask in the same words and
 * with the same values is asked once. For as long as one page is drawn; what changes or locks rows goes through, and
 * whatever was said before it is forgotten.
 */
export function pageReader(): Db {
  const said = new Map<string, Promise<unknown>>();
  const query = (asked: Asked): Promise<unknown> => {
    if (asked.name === undefined || CHANGES.test(asked.text)) {
      said.clear();
      return ask(asked);
    }
    const key = `${asked.name} ${JSON.stringify(asked.values ?? [])}`;
    const known = said.get(key);
    if (known !== undefined) return known;
    const answer = ask(asked);
    said.set(key, answer);
    // What failed is asked again by the next one.
    answer.catch(() => said.delete(key));
    return answer;
  };
  return standForPool({ query: query as unknown as Db['query'] });
}

/** The database as all parts of the page that is being drawn read it; anywhere but in a page a new one each time. */
export const reader = cache(pageReader);

/** The moment at which the page is drawn, the same for all its parts; to be asked for after the visitor was. */
export const pageNow = cache(() => new Date());

const ask = (asked: Asked): Promise<unknown> => pool().query(asked as { text: string; values: unknown[] });
