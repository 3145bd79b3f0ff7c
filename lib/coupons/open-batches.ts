import { publicId } from '@/lib/kernel/id';
import type { Db } from '@/lib/platform/db';
import { gateKeeper } from '@/lib/segments';
import { batchesById } from './store/batches';
import { type VersionRow, versionsOfAll } from './store/versions';
import { openBatchIds } from './store/wallet';

/** A batch that members may claim, with all it has ever said: the newest version first. */
export type OpenBatch = { readonly code: string; readonly versions: readonly VersionRow[] };

/** The batches that members may claim now or later, newest first, with their versions (N17). */
export async function openBatches(db: Db, now: Date, limit: number): Promise<readonly OpenBatch[]> {
  const ids = await openBatchIds(db, null, limit, now);
  const [rows, versions, gate] = await Promise.all([
    batchesById(db, ids),
    versionsOfAll(db, ids),
    gateKeeper(db, 'batch', { codes: ids, memberIds: [], now }),
  ]);
  const shown = ids.filter((id) => ['open', 'outside'].includes(gate(id, '')));
  return shown.map((id) => ({
    code: rows.get(id)?.code ?? publicId('couponBatch', id),
    versions: versions.get(id) ?? [],
  }));
}
