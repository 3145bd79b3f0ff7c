import { must } from '@/lib/kernel/assert';
import { postAdjust } from '../post/adjust';
import { postClawback } from '../post/clawback';
import { postCredit } from '../post/credit';
import { postExpiry } from '../post/expire';
import { openHold, postHold, voidHold } from '../post/hold';
import { postMerge, postSplit } from '../post/merge';
import type { Posting } from '../post/record';
import { postReturn } from '../post/return';
import { postSpend } from '../post/spend';
import { postTransfer } from '../post/transfer';
import { isHolding } from '../rules/spend';
import { accountOf, type HoldRow } from '../work';
import { isCovered } from './laws';
import { hour, MEMBERS, type Step, type World } from './world';

/** One step as it is booked: who, whom else, when, and what its entry would say. */
type Turn = {
  readonly world: World;
  readonly step: Step;
  readonly clock: number;
  readonly memberId: string;
  readonly other: string;
  readonly said: Posting;
  readonly life: { readonly activatesAt: Date; readonly expiresAt: Date | null };
};

/** Does one step of a history with the booking that the program uses; what cannot be done is left out. */
export function takeStep(world: World, step: Step, clock: number): void {
  const n = world.next++;
  const memberId = MEMBERS[step.member];
  const now = hour(clock);
  const said: Posting = {
    memberId,
    asset: 'points',
    amount: step.amount,
    key: `${step.kind}:${n}`,
    source: { type: step.kind, id: `${n}` },
    rule: 'test',
    reason: 'test',
    detail: {},
    actor: 'test',
    occurredAt: now,
    now,
  };
  const from = clock + step.delay;
  const life = { activatesAt: hour(from), expiresAt: step.life === null ? null : hour(from + step.life) };
  STEPS[step.kind]({ world, step, clock, memberId, other: MEMBERS[step.member === 0 ? 1 : 0], said, life });
}

const STEPS: Readonly<Record<Step['kind'], (turn: Turn) => void>> = {
  earn({ world, step, memberId, said, life }) {
    postCredit(world.work, said, life);
    world.earned.push({ member: memberId, source: said.source.id, left: step.amount });
  },

  spend(turn) {
    const outcome = postSpend(turn.world.work, turn.said);
    kept(turn.world, outcome);
    if (outcome.ok) covered(turn);
  },

  hold(turn) {
    const { world, step, clock, memberId, said } = turn;
    const times = { heldAt: hour(clock), endsAt: hour(clock + step.delay + 40) };
    const { key, source, actor } = said;
    const asked = { memberId, points: step.amount, key, source, reason: '', actor, ...times };
    if (openHold(world.work, asked).ok) covered(turn);
  },

  post(turn) {
    const { world, step, said } = turn;
    const hold = openHoldOf(turn);
    if (hold === undefined || !isHolding(hold, said.now)) return;
    kept(world, postHold(world.work, hold, { ...said, amount: Math.min(step.amount, hold.points) }));
  },

  void(turn) {
    const hold = openHoldOf(turn);
    if (hold !== undefined) voidHold(turn.world.work, hold, turn.said.now);
  },

  return(turn) {
    const known = turn.world.spends[turn.step.which % Math.max(1, turn.world.spends.length)];
    const open = known?.spend.outstanding.reduce((total, { points }) => total + points, 0) ?? 0;
    if (known !== undefined && open > 0) giveBack(turn, known, Math.min(open, turn.step.amount));
  },

  claw({ world, step, clock, said }) {
    const earned = world.earned[step.which % Math.max(1, world.earned.length)];
    const amount = Math.min(step.amount, earned?.left ?? 0);
    if (earned === undefined || amount === 0) return;
    earned.left -= amount;
    const occurredAt = hour(Math.max(0, clock - step.late));
    const posting = { ...said, memberId: earned.member, amount, occurredAt };
    postClawback(world.work, posting, { type: 'earn', id: earned.source }, world.policy);
  },

  adjust({ world, step, said, life }) {
    const points = step.which % 2 === 0 ? step.amount : -step.amount;
    postAdjust(world.work, { ...said, points }, life, step.which % 3 === 0 ? 'DEBT' : 'REFUSE');
  },

  expire({ world, said }) {
    for (const id of MEMBERS) postExpiry(world.work, id, said.now, { actor: 'test', now: said.now });
  },

  transfer(turn) {
    const { world, memberId, other, said } = turn;
    if (postTransfer(world.work, said, { from: memberId, to: other }).ok) covered(turn);
  },

  merge({ world, memberId, other, said }) {
    const { balance } = accountOf(world.work, memberId, 'points');
    const outcome = postMerge(world.work, 'points', { ...said, from: memberId, to: other });
    if (outcome.ok) world.merges.push({ merged: outcome.value, balance, from: memberId, to: other });
  },

  split(turn) {
    const { world, said } = turn;
    const last = world.merges.pop();
    if (last === undefined) return;
    STEPS.expire(turn);
    const { from, to, merged, balance } = last;
    postSplit(world.work, 'points', { ...said, from, to }, { carried: merged.carried, balance });
  },
};

function covered({ world, step, memberId, said }: Turn): void {
  if (!isCovered(world.work, memberId, said.now)) world.faults.push(`${step.kind} took what was held`);
}

function openHoldOf({ world, step, memberId }: Turn): HoldRow | undefined {
  const open = [...world.work.holds.values()].filter((hold) => hold.memberId === memberId && hold.state === 'held');
  return open[step.which % Math.max(1, open.length)];
}

function kept(world: World, outcome: ReturnType<typeof postSpend>): void {
  if (!outcome.ok) return;
  const { entry, moves } = outcome.value;
  const outstanding = moves.map(({ lotId, delta }) => ({ lotId, points: -delta }));
  world.spends.push({ member: entry.memberId, spend: { entryId: entry.id, outstanding } });
}

/** Gives points of a spend back and checks that only what ended lives again, for no longer than it may (4.A.9). */
function giveBack({ world, said, clock }: Turn, known: World['spends'][number], points: number): void {
  const { member, spend } = known;
  const reopenUntil = hour(clock + world.reopenHours);
  const { entry, outstanding } = postReturn(
    world.work,
    { ...said, memberId: member, amount: points },
    { spend, occasion: said.key, reopenUntil },
  );
  known.spend = { ...spend, outstanding };
  const { lots } = accountOf(world.work, member, 'points');
  for (const lot of lots.filter(({ entryId }) => entryId === entry.id)) {
    const origin = must(
      lots.find(({ id }) => id === lot.originLotId),
      'an origin',
    );
    const hasEnded = origin.expiresAt !== null && origin.expiresAt <= said.now;
    if (!hasEnded) world.faults.push(`lot ${lot.id} reopened one that is alive`);
    if (lot.expiresAt?.getTime() !== reopenUntil.getTime()) world.faults.push(`lot ${lot.id} outlives its days`);
  }
}
