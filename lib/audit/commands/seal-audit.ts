import 'server-only';
import { z } from 'zod';
import { command } from '@/lib/platform/command';
import { withTransaction } from '@/lib/platform/db';
import { sealHash } from '../chain';
import { GENESIS } from '../rules/chain';
import { appendSeals, lastSeal, lockSealing, type Seal, unsealedEntries } from '../store/seals';

const BATCH = 1_000;

/**
 * Seals all entries that wait, in batches of one transaction each (S1-5.2). Single-flight: while another process seals
 * it does nothing. Run twice, late or killed halfway, each entry still gets exactly one seal.
 */
export const sealAuditCommand = command({
  name: 'audit.seal',
  can: 'audit.read',
  input: z.object({}),
  transaction: 'own',
  async run({ now }) {
    let sealed = 0;
    for (;;) {
      const count = await sealBatch(now);
      sealed += count;
      if (count < BATCH) return { sealed };
    }
  },
});

const sealBatch = (now: Date): Promise<number> =>
  withTransaction(async (db) => {
    if (!(await lockSealing(db))) return 0;
    const head = await lastSeal(db);
    let [seq, previous] = [head?.seq ?? 0, head?.hash ?? GENESIS];
    const entries = await unsealedEntries(db, BATCH);
    const seals = entries.map((entry): Seal => {
      const seal = { seq: seq + 1, entryId: entry.id, previous, hash: sealHash(previous, entry), sealedAt: now };
      [seq, previous] = [seal.seq, seal.hash];
      return seal;
    });
    if (seals.length > 0) await appendSeals(db, seals);
    return seals.length;
  });
