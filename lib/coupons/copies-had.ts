import { startOfDay } from '@/lib/kernel/day';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { hadOf } from './store/copies';

/** How many copies of batches a member has had in all, by batch; whoever was merged into him had them for him. */
export async function copiesHad(
  db: Db,
  memberId: string,
  batchIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const { zone } = await program(db);
  const names = batchIds.map((batchId) => ({ memberId, batchId }));
  const rows = await hadOf(db, names, startOfDay(now, zone));
  return new Map(rows.map(({ batchId, total }) => [batchId, total]));
}
