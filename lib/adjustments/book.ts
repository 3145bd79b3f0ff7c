import 'server-only';
import { recordDecisions } from '@/lib/decisions';
import { Refusal } from '@/lib/kernel/refusal';
import { sourceKey } from '@/lib/kernel/source-key';
import { type Asset, accountOf, type Entry, loadLedger, postAdjust, saveLedger } from '@/lib/ledger';
import { kinOf, lockMemberWork, memberNamed } from '@/lib/members';
import type { Context } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { program } from '@/lib/platform/program';
import { creditEnd } from '@/lib/points';
import type { Adjustment } from './schema';

/** Who stands behind a change, and by which way it came. */
export type Hands = { readonly actor: string; readonly approval: { readonly id: string; readonly by: string } | null };

/** A change as booked: its entry and the balance before it. */
export type Booked = { readonly entry: Entry; readonly before: number };

/** The business key of a manual change: once per member and source (4.F). */
export const adjustmentKey = ({ source }: Pick<Adjustment, 'source'>): string => `ADJUST:${sourceKey(source)}`;

/** A locked member, and those in whose books earlier changes of him may stand (N13). */
export type LockedMember = { readonly memberId: string; readonly kin: readonly string[] };

/** Locks the member, or the one into whom he was merged; or refuses with 404, also for one who closed his account (4.K). */
export async function lockMember(db: Db, id: string): Promise<LockedMember> {
  const work = await lockMemberWork(db, [id], []);
  const memberId = memberNamed(work, id);
  if (memberId === null || work.members.get(memberId)?.status === 'closed')
    throw new Refusal('member_not_found', {}, 404);
  return { memberId, kin: kinOf(work, memberId) };
}

/** Books a manual change of a locked member in memory and says what it would do; refuses what it cannot take. */
export async function tryAdjustment(
  { db, now }: Pick<Context, 'db' | 'now'>,
  asset: Asset,
  adjustment: Adjustment,
  { actor, approval }: Hands,
) {
  const { memberId, amount, reasonCode, note, source } = adjustment;
  const settings = await program(db);
  const work = await loadLedger(db, [memberId], [memberId]);
  const before = accountOf(work, memberId, asset).balance;
  const life = { activatesAt: now, expiresAt: asset === 'points' ? await creditEnd(db, settings, now) : null };
  const outcome = postAdjust(
    work,
    {
      memberId,
      asset,
      points: amount,
      key: adjustmentKey(adjustment),
      source,
      rule: ruleOf(approval),
      reason: `adjust_${reasonCode}`,
      detail: { note, ...(approval !== null && { approval: approval.id, approvedBy: approval.by }) },
      actor,
      occurredAt: now,
      now,
    },
    life,
  );
  if (!outcome.ok) throw outcome.refusal;
  return { work, before, entry: outcome.value.entry };
}

/** Books a manual change of a locked member with its decision, in the caller's transaction (4.A.12). */
export async function bookAdjustment(
  context: Pick<Context, 'db' | 'now'>,
  asset: Asset,
  adjustment: Adjustment,
  hands: Hands,
): Promise<Booked> {
  const { work, before, entry } = await tryAdjustment(context, asset, adjustment, hands);
  const { db, now } = context;
  const { memberId, amount, reasonCode, note, source } = adjustment;
  await saveLedger(db, work);
  await recordDecisions(db, [
    {
      memberId,
      id: newId(),
      kind: 'book_adjusted',
      subjectType: source.type,
      subjectId: source.id,
      at: now,
      reasons: [
        {
          topic: asset,
          outcome: amount > 0 ? 'given' : 'taken',
          code: `${asset}_adjusted`,
          facts: { amount: Math.abs(amount), reasonCode, note },
          rule: ruleOf(hands.approval),
        },
      ],
      outcome: { entry: entry.id, balance: entry.balanceAfter },
    },
  ]);
  return { entry, before };
}

const ruleOf = (approval: Hands['approval']): string => (approval === null ? 'adjust#direct' : 'adjust#approved');
