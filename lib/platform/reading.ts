import 'server-only';
import { cache } from 'react';
import { type Actor, isScoped } from '@/lib/kernel/actor';
import { type Db, knownBehindWall, pool, standForPool, storesBehind } from './db';
import { ports } from './ports';
import { behindWall, wallStands } from './wall';

type Asked = { readonly name?: string; readonly text: string; readonly values?: readonly unknown[] };

const CHANGES = /\b(?:INSERT INTO|UPDATE|DELETE FROM|FOR (?:KEY )?SHARE|pg_\w*lock)\b/i;

/**
 * The pool for the parts of one page, which know nothing of each other: what several of them ask in the same words and
 * with the same values is asked once. For as long as one page is drawn; what changes or locks rows goes through, and
 * whatever was said before it is forgotten.
 */
export function pageReader(db: Db = pool()): Db {
  const said = new Map<string, Promise<unknown>>();
  const ask = (asked: Asked): Promise<unknown> => db.query(asked as { text: string; values: unknown[] });
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
  const made = standForPool({ query: query as unknown as Db['query'] });
  const stores = storesBehind(db);
  return stores === null ? made : knownBehindWall(made, stores);
}

/** The database as all parts of the page that is being drawn read it; anywhere but in a page a new one each time. */
export const reader = cache((): Db => pageReader());

/** The same for somebody who reaches only these stores, by their codes as one text. */
const narrowed = cache((stores: string): Db => pageReader(behindWall(JSON.parse(stores) as string[])));

const storesOf = cache((actor: Actor) => ports().storesInSight(actor));

/** The database as this reader sees it: for staff and keys of some stores, behind the wall (S1-5.1). */
export async function readerOf(actor: Actor): Promise<Db> {
  if (!isScoped(actor)) return reader();
  const [stores, stands] = await Promise.all([storesOf(actor), wallStands()]);
  return stores === null || !stands ? reader() : narrowed(JSON.stringify(stores));
}

/** The moment at which the page is drawn, the same for all its parts; to be asked for after the visitor was. */
export const pageNow = cache(() => new Date());
