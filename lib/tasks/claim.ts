import { type Decision, recordDecisions } from '@/lib/decisions';
import { must } from '@/lib/kernel/assert';
import { accepted, type Outcome, type Refusal, refused } from '@/lib/kernel/refusal';
import { lockMemberWork, memberNamed } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { type Gift, type GivenItem, giveRewards } from '@/lib/rewards';
import { type OwnTask, ownTasks } from './own';
import { giftKey } from './rules/gift-key';
import { progressAt, saveProgress } from './store/progress';

/** Which reward is claimed: of which task, in which period. */
export type ClaimAsk = { readonly memberId: string; readonly task: string; readonly period: string };

/** What a claim gave; a repeat is told what was given the first time. */
export type TaskClaimed = {
  readonly task: string;
  readonly period: string;
  readonly isRepeat: boolean;
  readonly items: readonly GivenItem[];
};

/**
 * Claims a set of rewards in the caller's transaction: members locked, each decided on what stands then, all gifts given
 * together, each wholly or not at all; two claims of one reward give it once (4.F, S2-4.2).
 */
export async function claimIn(db: Db, given: readonly ClaimAsk[], now: Date): Promise<Outcome<TaskClaimed>[]> {
  if (given.length === 0) return [];
  const members = await lockMemberWork(db, [...new Set(given.map(({ memberId }) => memberId))], []);
  const asks = given.map((ask) => ({ ...ask, memberId: memberNamed(members, ask.memberId) ?? ask.memberId }));
  const own = await ownTasks(db, [...members.members.keys()], now, { give: true });
  const judged = asks.map((ask) => judge(ask, own.get(ask.memberId) ?? []));
  const wanted = judged.flatMap((one, at) => (one.ok ? [giftOf(must(asks[at], 'an ask'), one.value)] : []));
  const answers = await giveRewards(db, wanted, now);
  let next = 0;
  const outcomes = judged.map((one, at): Outcome<TaskClaimed> => {
    if (!one.ok) return one;
    const answer = must(answers[next++], 'an answer for each gift');
    const { task, period } = must(asks[at], 'an ask');
    if (answer.outcome === 'refused') return refused(answer.code, answer.facts);
    return accepted({ task, period, isRepeat: answer.outcome === 'repeat', items: answer.items });
  });
  await keep(db, asks, judged, outcomes, now);
  await recordDecisions(
    db,
    asks.flatMap((ask, at) => {
      const one = judged[at];
      const known = own.get(ask.memberId)?.find(({ code, period }) => code === ask.task && period === ask.period);
      // Rewards keep what they refuse themselves; a task that nobody has is no decision about anybody.
      return one === undefined || one.ok || known === undefined ? [] : [refusedClaim(ask, known, one.refusal, now)];
    }),
  );
  return outcomes;
}

function refusedClaim({ memberId, task }: ClaimAsk, { version, terms }: OwnTask, no: Refusal, at: Date): Decision {
  const facts = { name: terms.name.zh, nameEn: terms.name.en || terms.name.zh, ...no.facts };
  const reason = { topic: 'task', outcome: 'withheld', code: no.code, facts, rule: `task@${version}#${task}` } as const;
  const about = { kind: 'task.claimed', subjectType: 'task', subjectId: task };
  return { memberId, id: newId(), ...about, at, reasons: [reason], outcome: { task } };
}

function judge({ task, period }: ClaimAsk, own: readonly OwnTask[]): Outcome<OwnTask> {
  const one = own.find(({ code, period: name }) => code === task && name === period);
  if (one === undefined) return refused('task_not_open', { task });
  // Who claims again is told what the first claim gave.
  if (one.state === 'claimable' || one.state === 'claimed') return accepted(one);
  return refused(`task_${one.state}`, { task, done: one.done, target: one.terms.target });
}

const giftOf = ({ memberId, task, period }: ClaimAsk, { version, terms }: OwnTask): Gift => ({
  memberId,
  key: giftKey(task, period),
  rewards: terms.rewards,
  source: { type: 'task', ref: task, version },
  reason: terms.name.zh,
});

async function keep(
  db: Db,
  asks: readonly ClaimAsk[],
  judged: readonly Outcome<OwnTask>[],
  outcomes: readonly Outcome<TaskClaimed>[],
  now: Date,
): Promise<void> {
  const fresh = new Map(
    asks.flatMap((ask, at) => {
      const [one, outcome] = [judged[at], outcomes[at]];
      if (!one?.ok || !outcome?.ok || one.value.claimedAt !== null) return [];
      return [[`${ask.memberId}|${ask.task}|${ask.period}`, { ask, own: one.value }] as const];
    }),
  );
  const before = await progressAt(
    db,
    [...fresh.values()].map(({ ask }) => ask),
  );
  const rows = [...fresh].map(([name, { ask, own }]) => {
    const row = before.find(({ memberId, task, period }) => `${memberId}|${task}|${period}` === name);
    const { done, endsAt, version } = own;
    return { ...ask, done, endsAt, completedAt: row?.completedAt ?? now, claimedAt: now, takenAt: null, version };
  });
  await saveProgress(db, rows, now);
}
