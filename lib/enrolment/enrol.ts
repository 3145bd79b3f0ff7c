import { recordDecisions } from '@/lib/decisions';
import { type Actor, actorLabel } from '@/lib/kernel/actor';
import type { Reason } from '@/lib/kernel/decision';
import type { Outcome } from '@/lib/kernel/refusal';
import { loadLedger, saveLedger } from '@/lib/ledger';
import { loadLevelWork, saveLevelWork, startAtFirstLevel } from '@/lib/levels';
import { createMembers, type Enrolled, type EnrolMember, storesInSight } from '@/lib/members';
import { type Db, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { announce } from '@/lib/platform/outbox';
import { program } from '@/lib/platform/program';
import { earnSignUpPoints, loadPointsWork, savePointsWork } from '@/lib/points';
import { acceptPolicyOnJoining } from '@/lib/privacy';

/** What enrolling needs beside the people: who does it, when, and whether they are demo rows. */
export type EnrolmentOptions = {
  readonly actor: Actor;
  readonly now: Date;
  readonly isDemo?: boolean;
  /** Why the sign-up points of this set wait for somebody's approval (4.L). */
  readonly held?: Reason | undefined;
  /** What shows that they accepted the privacy policy as they joined (4.K). */
  readonly proof?: Readonly<Record<string, unknown>> | undefined;
  /** They come from a file and were asked nothing: the policy is put to them at their first visit. */
  readonly isUnasked?: boolean;
};

/** Gifts for newcomers are given once to a person, also when he closed his account in between (4.K, 4.L). */
const RETURNING: Reason = {
  topic: 'points',
  outcome: 'withheld',
  code: 'points_sign_up_had',
  facts: {},
  rule: 'privacy#returning',
};

/**
 * Enrols a set of people in the caller's transaction: members, first level, sign-up points with their reason, and the
 * announcement. Those who are members already are answered as such and get nothing again.
 */
export async function enrolIn(
  db: Db,
  items: readonly EnrolMember[],
  { actor, now, isDemo = false, held, proof, isUnasked = false }: EnrolmentOptions,
): Promise<Outcome<Enrolled>[]> {
  const isScoped = actor.kind === 'key' || actor.kind === 'staff';
  const sight = isScoped ? await storesInSight(actor) : null;
  const outcomes = await createMembers(db, items, now, { isDemo, sight });
  const fresh = outcomes.flatMap((outcome) => (outcome.ok && outcome.value.isNew ? [outcome.value] : []));
  if (fresh.length === 0) return outcomes;
  const settings = await program(db);
  const ids = fresh.map(({ memberId }) => memberId);
  const [ledger, points, levels] = await Promise.all([
    loadLedger(db, ids),
    loadPointsWork(
      db,
      settings,
      ids,
      fresh.map(({ registeredAt }) => registeredAt),
    ),
    loadLevelWork(db, settings, new Map(fresh.map((one) => [one.memberId, one.registeredAt]))),
  ]);
  const label = actorLabel(actor);
  const decisions = fresh.map((one) => {
    const source = { type: 'enrolment', id: one.memberId, at: one.registeredAt };
    const level = startAtFirstLevel(levels, one.memberId, source);
    const without = one.isReturning ? RETURNING : held;
    const earned =
      without === undefined
        ? earnSignUpPoints(points, ledger, { ...one, actor: label, now })
        : { granted: 0, reasons: [without] };
    return enrolmentDecision(one, earned.reasons, { points: earned.granted, level: level.code });
  });
  const events = fresh.map(({ memberId, registeredAt, isReturning }) => ({
    name: 'member.enrolled',
    memberId,
    payload: { isReturning: isReturning === true },
    at: registeredAt,
  }));
  const where = new Map(
    outcomes.flatMap((one, place) => (one.ok ? [[one.value.memberId, items[place]?.channel ?? 'api']] : [])),
  );
  const joined = ids.map((memberId) => ({ memberId, channel: where.get(memberId) ?? 'api' }));
  await Promise.all([
    saveLedger(db, ledger),
    savePointsWork(db, points),
    saveLevelWork(db, levels),
    recordDecisions(db, decisions),
    announce(db, events),
    isUnasked ? undefined : acceptPolicyOnJoining(db, joined, { now, proof: { by: label, ...proof } }),
  ]);
  return outcomes;
}

/** Enrols a set of people in a transaction of its own. */
export function enrolMembers(items: readonly EnrolMember[], options: EnrolmentOptions): Promise<Outcome<Enrolled>[]> {
  return withTransaction((db) => enrolIn(db, items, options));
}

const enrolmentDecision = (one: Enrolled, reasons: readonly Reason[], outcome: Record<string, unknown>) => ({
  memberId: one.memberId,
  id: newId(),
  kind: 'member.enrolled',
  subjectType: 'member',
  subjectId: one.memberId,
  at: one.registeredAt,
  reasons: [...reasons],
  outcome,
});
