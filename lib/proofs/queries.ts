import 'server-only';
import { publicId } from '@/lib/kernel/id';
import type { BookFault } from '@/lib/ledger';
import type { Db } from '@/lib/platform/db';
import { faultsOf, lastFinished } from './store';

/** The last finished proof: when, of how many members, and what it found wanting. */
export type ProofResult = {
  readonly at: Date;
  readonly members: number;
  readonly faults: number;
  /** The members concerned, each once, as far as they were kept. */
  readonly wrong: readonly { readonly id: string; readonly fault: string }[];
};

/** What the last finished proof of the whole book says, or null before the first. */
export async function lastProofResult(db: Db): Promise<ProofResult | null> {
  const proof = await lastFinished(db);
  if (proof?.finishedAt === null || proof === null) return null;
  const found: readonly BookFault[] = proof.faults === 0 ? [] : await faultsOf(db, proof.id);
  const first = new Map<string, string>();
  for (const { memberId, fault } of found) if (!first.has(memberId)) first.set(memberId, fault);
  const wrong = [...first].map(([memberId, fault]) => ({ id: publicId('member', memberId), fault }));
  return { at: proof.finishedAt, members: proof.members, faults: proof.faults, wrong };
}
