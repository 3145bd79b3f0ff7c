import 'server-only';
import { z } from 'zod';
import { refuseOwnAccount } from '@/lib/adjustments';
import { type ApprovalKind, approvalKind, requestApproval } from '@/lib/approvals';
import { recordDecisions } from '@/lib/decisions';
import { assert, must } from '@/lib/kernel/assert';
import { Instant } from '@/lib/kernel/instant';
import { loadLedger, saveLedger } from '@/lib/ledger';
import { type Enrolled, lockMemberWork, memberById, requireMemberInSight } from '@/lib/members';
import type { Context } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { program } from '@/lib/platform/program';
import { earnSignUpPoints, loadPointsWork, savePointsWork } from '@/lib/points';
import type { Judged } from '@/lib/risk';

const Payload = z.strictObject({ memberId: z.uuid(), registeredAt: Instant });

/** Sign-up points that a velocity limit held back: given when somebody approves, never when he rejects (4.L). */
export const heldGift: ApprovalKind = approvalKind({
  code: 'enrolment.giveGift',
  sort: 'gifts',
  // Points that everybody else was given; a merge or a closing takes them back.
  isLowRisk: true,
  payload: Payload,
  example: { memberId: '01996e2a-0000-7000-8000-000000000000', registeredAt: '2026-11-22T04:00:00Z' },
  async guard({ db, actor }, { memberId }) {
    await requireMemberInSight(db, actor, memberId);
    await refuseOwnAccount(db, actor, memberId);
  },
  tell: async () => ({ changes: [], people: 1, cost: null, left: null, risks: ['held_sign_up'], preview: null }),
  async execute({ db, now }, { memberId, registeredAt }, { id, maker }) {
    const members = await lockMemberWork(db, [memberId], []);
    // A merge waits until this is decided, so whoever enrolled is still himself.
    assert(members.members.has(memberId), 'a gift for a member who was merged');
    const ledger = await loadLedger(db, [memberId]);
    const points = await loadPointsWork(db, await program(db), [memberId], [registeredAt]);
    const { granted, reasons } = earnSignUpPoints(points, ledger, { memberId, registeredAt, actor: maker, now });
    await saveLedger(db, ledger);
    await savePointsWork(db, points);
    const subject = { subjectType: 'member', subjectId: memberId };
    const decided = { memberId, id: newId(), kind: 'gift_released', ...subject, at: now, reasons: [...reasons] };
    await recordDecisions(db, [{ ...decided, outcome: { points: granted, approval: id } }]);
    const audit = { objectType: 'member', objectId: memberId, after: { points: granted } };
    return { result: { points: granted }, audit };
  },
});

/** Asks somebody to look at a sign-up whose points were held, with the evidence. */
export async function askForGift(context: Context, one: Enrolled, { evidence }: Judged): Promise<void> {
  const { memberId, registeredAt } = one;
  const { code } = must(await memberById(context.db, memberId), 'a member who was just enrolled');
  const { signal = '', count = 0, limit = 0, key = '' } = evidence[0] ?? {};
  await requestApproval({ ...context, actor: { kind: 'system', name: 'risk' } }, heldGift, {
    key: memberId,
    payload: { memberId, registeredAt: registeredAt.toISOString() },
    object: { type: 'member', id: memberId, label: code },
    reason: signal,
    facts: { signal, count, limit, key },
  });
}
