import 'server-only';
import { z } from 'zod';
import { decisionsAbout } from '@/lib/decisions';
import { isScoped } from '@/lib/kernel/actor';
import type { Reason } from '@/lib/kernel/decision';
import { requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { readEntry } from '@/lib/ledger';
import { requireMemberInSight } from '@/lib/members';
import { query } from '@/lib/platform/query';

/** The proof of one entry: the lots it opened, took from or gave back to, and the reasons of its decision. */
export type EntryProof = {
  readonly lots: readonly {
    readonly id: string;
    readonly delta: number;
    readonly activatesAt: string;
    readonly expiresAt: string | null;
  }[];
  readonly note: string | null;
  readonly createdAt: string;
  readonly reasons: readonly Reason[];
};

/** Reads the proof of one entry of a member (N14). */
export const ledgerEntry = query({
  can: 'ledger.read',
  input: z.object({ memberId: z.string().max(64), id: z.uuid() }),
  async run({ db, actor }, { memberId: text, id }): Promise<EntryProof> {
    const memberId = requireId('member', text);
    if (isScoped(actor)) await requireMemberInSight(db, actor, memberId);
    const entry = await readEntry(db, memberId, id);
    if (entry === null) throw new Refusal('entry_not_found', {}, 404);
    // Joining is decided about the member; everything else about its own source.
    const subject = entry.sourceType === 'sign_up' ? 'member' : entry.sourceType;
    const decisions = await decisionsAbout(db, memberId, subject, entry.sourceId);
    return {
      lots: entry.lots.map(({ activatesAt, expiresAt, ...lot }) => ({
        ...lot,
        activatesAt: activatesAt.toISOString(),
        expiresAt: expiresAt?.toISOString() ?? null,
      })),
      note: typeof entry.detail.note === 'string' ? entry.detail.note : null,
      createdAt: entry.createdAt.toISOString(),
      reasons: decisions.flatMap(({ reasons }) => reasons).filter(({ topic }) => topic === entry.asset),
    };
  },
});
