import 'server-only';
import type { Db } from '@/lib/platform/db';
import { batchesById, termsName, termsOf } from './store/batches';

/** What batches are called now, by id; a batch that nothing was published of is not in it. */
export async function batchNames(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly zh: string; readonly en: string }>> {
  const batches = await batchesById(db, ids);
  const terms = await termsOf(
    db,
    [...batches.values()].map(({ id, version }) => ({ batchId: id, version })),
  );
  return new Map(
    [...batches.values()].flatMap(({ id, version }) => {
      const name = terms.get(termsName({ batchId: id, version }))?.name;
      return name === undefined ? [] : [[id, { zh: name.zh, en: name.en }] as const];
    }),
  );
}
