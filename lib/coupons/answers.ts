import 'server-only';
import { startOfDay } from '@/lib/kernel/day';
import { heldLevels } from '@/lib/levels';
import { membersById } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { gateKeeper } from '@/lib/segments';
import { hadKey } from './claim/work';
import { type BatchView, viewsOf } from './queries';
import { type Again, decideAgain } from './rules/again';
import { type ClaimDecision, decideClaim } from './rules/claim';
import type { Terms } from './rules/terms';
import { hadOf } from './store/copies';

/** What a claim of one member would be told now, how many copies he has had, and when it may come true if it is refused. */
export type ClaimAnswerNow = BatchView & {
  readonly memberId: string;
  readonly terms: Terms;
  readonly had: { readonly total: number; readonly today: number };
  readonly answer: ClaimDecision;
  readonly again: Again | null;
};

const NOTHING = { total: 0, today: 0 };

/**
 * What claims would be told now, by the very rule that decides them, unlocked; unknown members and drafts are left out, and what somebody
 * holds back: whoever holds it shows it.
 */
export async function claimAnswers(
  db: Db,
  asks: readonly { readonly memberId: string; readonly batchId: string }[],
  now: Date,
): Promise<readonly ClaimAnswerNow[]> {
  if (asks.length === 0) return [];
  const { zone } = await program(db);
  const memberIds = [...new Set(asks.map(({ memberId }) => memberId))];
  const [views, members, levels, had, gate] = await Promise.all([
    viewsOf(db, [...new Set(asks.map(({ batchId }) => batchId))]),
    membersById(db, memberIds),
    heldLevels(db, memberIds),
    hadOf(db, asks, startOfDay(now, zone)),
    gateKeeper(db, 'batch', { codes: asks.map(({ batchId }) => batchId), memberIds, now }),
  ]);
  const viewOf = new Map(views.map((view) => [view.batch.id, view]));
  const levelOf = new Map(levels.map(({ memberId, code }) => [memberId, code]));
  const counts = new Map(had.map((row) => [hadKey(row), row]));
  return asks.flatMap(({ memberId, batchId }): ClaimAnswerNow[] => {
    const [view, member] = [viewOf.get(batchId), members.get(memberId)];
    if (view === undefined || view.terms === null || member === undefined) return [];
    if (gate(batchId, memberId) !== 'open') return [];
    const { batch, stock, terms } = view;
    const { total, today } = counts.get(hadKey({ memberId, batchId })) ?? NOTHING;
    const claimer = {
      registeredAt: member.registeredAt,
      status: member.status,
      levelCode: levelOf.get(memberId) ?? null,
    };
    const asked = {
      terms,
      state: batch.state,
      way: 'claim',
      claimer,
      had: { total, today },
      stock,
      now,
      zone,
    } as const;
    const answer = decideClaim(asked);
    return [{ memberId, batch, stock, terms, had: { total, today }, answer, again: decideAgain(answer, asked) }];
  });
}
