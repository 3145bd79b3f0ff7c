import 'server-only';
import { hash } from 'node:crypto';
import { actorLabel } from '@/lib/kernel/actor';
import { type Facts, Refusal, refused } from '@/lib/kernel/refusal';
import { type Context, command } from '@/lib/platform/command';
import { type Db, withTransaction } from '@/lib/platform/db';
import { answeredIn, keepAnswerIn } from '@/lib/platform/idempotency';
import { ports } from '@/lib/platform/ports';
import { chosenFor, printOf } from '../bulk';
import { wordOfAct } from '../rules/bulk-act';
import { elsewhere, saveProductsIn } from '../save';
import { type BulkAct, ChangeManyInput, type ProductInput } from '../schema';
import { lockCatalog } from '../store/shelf';

/** What became of many: how many changed, how many stayed, and each product or SKU that was refused with its reason. */
export type ChangedMany = {
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: readonly { readonly code: string; readonly refusal: string; readonly facts: Facts }[];
};

/**
 * Does one act to many products, each decided by itself, in one transaction with one row of the trail. A repeat
 * with the same key is answered as before and changes nothing; prices that are not as they were seen change nothing.
 */
export const changeManyCommand = command({
  name: 'catalog.changeMany',
  can: 'catalog.edit',
  input: ChangeManyInput,
  transaction: 'own',
  async run(context, { key, ...said }): Promise<ChangedMany> {
    const others = await elsewhere();
    const requestHash = hash('sha256', JSON.stringify(said), 'base64url');
    const slot = { actor: actorLabel(context.actor), key: `catalog.changeMany ${key}`, requestHash };
    return withTransaction(async (db) => {
      await lockCatalog(db);
      const before = await answeredIn(db, slot);
      if (before === 'mismatch') throw new Refusal('idempotency_mismatch', {}, 422);
      if (before !== null) return JSON.parse(before) as ChangedMany;
      const { words, refusals } = await wordsFor(context, db, said);
      const hand = { now: context.now, actor: actorLabel(context.actor), isDemo: false };
      const outcomes = await saveProductsIn(db, words, others, hand);
      const of = (verdict: 'changed' | 'unchanged') =>
        words.filter((_, place) => {
          const outcome = outcomes[place];
          return outcome?.ok && outcome.value === verdict;
        });
      const denied = words.flatMap(({ code }, place) => {
        const outcome = outcomes[place];
        return outcome === undefined || outcome.ok ? [] : [told(code, outcome.refusal)];
      });
      const changed = of('changed').map(({ code }) => code);
      if (changed.length > 0) await trail({ ...context, db }, said, changed);
      const answer = { changed: changed.length, unchanged: of('unchanged').length, refused: [...refusals, ...denied] };
      await keepAnswerIn(db, slot, JSON.stringify(answer));
      return answer;
    });
  },
});

type Said = { readonly products: readonly string[]; readonly act: BulkAct; readonly seen: string | null };
type Told = ChangedMany['refused'][number];

/** What the act says of each product that there is, and whom it cannot concern. */
async function wordsFor(context: Context, db: Db, { products, act, seen }: Said) {
  const chosen = await chosenFor(db, products, act, context);
  if (act.act === 'price' && printOf(act, chosen.prices) !== seen) throw new Refusal('prices_moved');
  const moves = Map.groupBy(chosen.prices.moves, ({ product }) => product);
  const words: ProductInput[] = [];
  const refusals: Told[] = chosen.prices.moves.flatMap(({ sku, held, after, floor }) =>
    held === null ? [] : [{ code: sku, refusal: held, facts: { code: sku, after, floor } }],
  );
  for (const code of products) {
    const product = chosen.products.get(code);
    const word =
      product === undefined
        ? refused('product_not_found', { code }, 404)
        : wordOfAct(product, act, moves.get(code) ?? []);
    if (word.ok) words.push(word.value);
    else refusals.push(told(code, word.refusal));
  }
  return { words, refusals };
}

const told = (code: string, { code: refusal, facts }: Refusal): Told => ({ code, refusal, facts });

const trail = (context: Context, { act, reason }: { act: BulkAct; reason: string }, products: readonly string[]) =>
  ports().writeAudit(context.db, context, 'catalog.changeMany', {
    objectType: 'catalog',
    objectId: 'many',
    after: { ...act, products },
    reason,
  });
