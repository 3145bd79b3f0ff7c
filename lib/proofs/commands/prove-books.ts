import 'server-only';
import { z } from 'zod';
import { must } from '@/lib/kernel/assert';
import { verifyBooksAfter } from '@/lib/ledger';
import { command } from '@/lib/platform/command';
import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { program } from '@/lib/platform/program';
import { decideProof } from '../rules/due';
import { type BookProof, beginProof, keepFaults, keepProof, lastProof, proofForUpdate } from '../store';

const MEMBERS_PER_STEP = 5_000;
const FAULTS_KEPT = 100;

/** Begins tonight's proof, or goes on with it, step by step to its end; does nothing when it is done (4.A.1). */
export const proveBooksCommand = command({
  name: 'proofs.prove',
  can: 'system.read',
  input: z.object({ membersPerStep: z.int().min(1).max(50_000).default(MEMBERS_PER_STEP) }),
  transaction: 'own',
  async run({ db, now }, { membersPerStep }): Promise<BookProof> {
    const { zone } = await program(db);
    const last = await lastProof(db);
    const next = decideProof(last, now, zone);
    if (next === 'done') return must(last, 'a proof that is done');
    const id = next === 'resume' ? must(last, 'a proof to go on with').id : newId();
    if (next === 'begin') await beginProof(pool(), id, now);
    for (;;) {
      const proof = await proveStep(id, membersPerStep);
      if (proof.finishedAt !== null) return proof;
    }
  },
});

/** Proves the next members and writes down how far it came, in one transaction: it counts once or not at all. */
export function proveStep(id: string, members: number): Promise<BookProof> {
  return withTransaction(async (db: Db) => {
    const before = must(await proofForUpdate(db, id), `no proof ${id}`);
    if (before.finishedAt !== null) return before;
    const { faults, last, members: seen } = await verifyBooksAfter(db, before.lastMember, members);
    await keepFaults(db, id, before.faults, faults.slice(0, Math.max(0, FAULTS_KEPT - before.faults)));
    const after: BookProof = {
      ...before,
      lastMember: last ?? before.lastMember,
      members: before.members + seen,
      faults: before.faults + faults.length,
      finishedAt: last === null ? new Date() : null,
    };
    await keepProof(db, after);
    return after;
  });
}
