import 'server-only';
import { withTransaction } from '@/lib/platform/db';
import { purgeMembers, purgeRest } from '../store/purge';

const MEMBERS_PER_TRANSACTION = 2_000;

/** Removes every demo row and nothing else; a run that was killed is simply run again. Answers how many members went. */
export async function purgeDemo(onProgress: (members: number) => void = () => undefined): Promise<number> {
  let gone = 0;
  for (let more = true; more; ) {
    const count = await withTransaction((db) => purgeMembers(db, MEMBERS_PER_TRANSACTION));
    gone += count;
    more = count > 0;
    if (more) onProgress(gone);
  }
  await withTransaction(purgeRest);
  return gone;
}
