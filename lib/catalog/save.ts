import 'server-only';
import type { Outcome } from '@/lib/kernel/refusal';
import { levelSchemes } from '@/lib/levels';
import { type Db, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { program } from '@/lib/platform/program';
import { storeNames } from '@/lib/stores';
import { type Change, decideChange, put, type Verdict } from './rules/change';
import { type Known, lineKey, type Shelf } from './rules/shelf';
import type { ProductInput } from './schema';
import { type Hand, savePriceLines, saveProductRows, saveSkuRows, saveSoldRows } from './store/save-shelf';
import { loadShelf, lockCatalog, namedPlaces } from './store/shelf';

/** What belongs to other contexts and may be named; read before the transaction, on connections of its own. */
export type Elsewhere = Pick<Known, 'stores' | 'levels'>;

/** The codes of stores and levels that goods may name. */
export async function elsewhere(): Promise<Elsewhere> {
  const [stores, schemes] = await Promise.all([storeNames(), levelSchemes(pool(), await program(pool()))]);
  return {
    stores: new Set(stores.keys()),
    levels: new Set(schemes.flatMap(({ scheme }) => scheme.levels.map(({ code }) => code))),
  };
}

/**
 * Takes in what is said of many products in the caller's transaction: load, decide each on the running state, save what
 * differs. A refused one changes nothing and stops no other.
 */
export async function saveProductsIn(
  db: Db,
  said: readonly ProductInput[],
  others: Elsewhere,
  hand: Hand,
): Promise<Outcome<Verdict>[]> {
  await lockCatalog(db);
  const skuCodes = said.flatMap(({ skus }) => skus.map(({ code }) => code));
  const places = await namedPlaces(
    db,
    said.flatMap(({ category }) => category ?? []),
    said.flatMap(({ brand }) => brand ?? []),
  );
  const productCodes = said.map(({ code }) => code);
  const { shelf, saidAt } = await loadShelf(db, productCodes, skuCodes, hand.now);
  const lines = new Map(shelf.lines);
  // Whoever waited for his turn comes after those before him, also when his clock was read earlier.
  const now = saidAt !== null && saidAt > hand.now ? saidAt : hand.now;
  const changes: Change[] = [];
  const outcomes = said.map((one): Outcome<Verdict> => {
    const decided = decideChange(shelf, { ...places, ...others }, one, { now, idOf: newId });
    if (!decided.ok) return decided;
    put(shelf, decided.value);
    changes.push(decided.value);
    return { ok: true, value: decided.value.verdict };
  });
  await saveChanges(db, changes, { shelf, lines }, { ...hand, now });
  return outcomes;
}

async function saveChanges(
  db: Db,
  changes: readonly Change[],
  { shelf, lines: before }: { readonly shelf: Shelf; readonly lines: Shelf['lines'] },
  hand: Hand,
): Promise<void> {
  const products = new Set(changes.flatMap(({ product }) => product?.code ?? []));
  const skus = new Set(changes.flatMap((change) => change.skus.map(({ code }) => code)));
  const sold = new Set(changes.flatMap((change) => [...change.sold.keys()]));
  const lines = new Set(changes.flatMap((change) => change.lines.map(lineKey)));
  await saveProductRows(db, named(shelf.products, products), hand);
  await saveSkuRows(db, named(shelf.skus, skus));
  await saveSoldRows(
    db,
    [...sold].map((key) => {
      const [skuCode = '', storeCode = ''] = key.split('\n');
      return { skuCode, storeCode, sold: shelf.sold.get(key) ?? null };
    }),
    hand,
  );
  await savePriceLines(
    db,
    named(shelf.lines, lines).map((after) => ({ before: before.get(lineKey(after)), after })),
    hand,
  );
}

/** The entries of a map under the keys, each once. */
const named = <R>(all: ReadonlyMap<string, R>, keys: ReadonlySet<string>): R[] =>
  [...keys].flatMap((key) => all.get(key) ?? []);
