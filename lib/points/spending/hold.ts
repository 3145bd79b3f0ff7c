import { must } from '@/lib/kernel/assert';
import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import { type HoldRow, isHolding, openHold, postHold, voidHold } from '@/lib/ledger';
import { newId } from '@/lib/platform/new-id';
import { holdKey, postKey, type SpendAnswer, type SpendAsk } from './asks';
import { barred, bookedSpend, noted, repeatOf } from './spend';
import { decided, holdOfKey, isOf, type SpendWork } from './work';

/** Sets points aside until they are posted, voided, or the time is over (4.A.8); the same source again is a repeat. */
export function applyHold(work: SpendWork, ask: Extract<SpendAsk, { kind: 'hold' }>): Outcome<SpendAnswer> {
  const { memberId, points, source, note } = ask;
  const { now } = work;
  const id = newId();
  const key = holdKey(source) ?? `HOLD:once:${id}`;
  const known = holdOfKey(work, memberId, key);
  if (known !== undefined) {
    const isOver = known.state === 'held' && !isHolding(known, now);
    if (!isOver && known.points !== points) return refused('idempotency_mismatch', {}, 422);
    if (!isOver) return accepted({ kind: 'hold', isRepeat: true, hold: known });
    voidHold(work.ledger, known, now);
  }
  const no = barred(work, memberId);
  if (no !== null) return noted(work, memberId, 'points.held', points, no);
  const seconds = ask.seconds ?? work.settings.holdSeconds;
  const outcome = openHold(work.ledger, {
    memberId,
    points,
    key,
    source: source ?? { type: 'hold', id },
    reason: note,
    actor: ask.actor,
    heldAt: now,
    endsAt: new Date(now.getTime() + seconds * 1000),
  });
  if (!outcome.ok) return noted(work, memberId, 'points.held', points, outcome);
  const hold = outcome.value;
  const facts = { points, until: hold.endsAt.toISOString() };
  decided(
    work,
    memberId,
    { kind: 'points.held', outcome: 'taken', code: 'points_held', facts },
    { holdId: hold.id, points },
  );
  return accepted({ kind: 'hold', isRepeat: false, hold });
}

/** Spends what a hold set aside, all or part of it; what is not posted is free again (4.A.8). */
export function applyPost(work: SpendWork, ask: Extract<SpendAsk, { kind: 'post' }>): Outcome<SpendAnswer> {
  const { memberId } = ask;
  const hold = holdOf(work, ask);
  if (hold === undefined) return refused('hold_not_found', {}, 404);
  const points = ask.points ?? hold.points;
  if (hold.state === 'posted') {
    const line = must(work.byId.get(must(hold.entryId, 'a posted hold without a line')), 'the line of a posted hold');
    if (ask.points !== null && ask.points !== line.amount) return refused('hold_posted', factsOf(hold));
    return repeatOf(line, line.amount);
  }
  const isOver = !isHolding(hold, hold.closedAt ?? work.now);
  if (isOver) return refused('hold_ended', factsOf(hold));
  if (hold.state === 'voided') return refused('hold_voided', factsOf(hold));
  if (points > hold.points) return refused('post_exceeds_hold', { held: hold.points, points });
  const posted = postHold(work.ledger, hold, {
    amount: points,
    key: postKey(hold.id),
    source: { type: hold.sourceType, id: hold.sourceId },
    rule: `points@${work.version}#hold`,
    reason: 'spend',
    detail: { holdId: hold.id, ...(hold.reason === '' ? {} : { note: hold.reason }) },
    actor: ask.actor,
    occurredAt: work.now,
    now: work.now,
  });
  if (!posted.ok) return noted(work, memberId, 'points.spent', points, posted);
  return accepted({ kind: 'entry', isRepeat: false, entry: bookedSpend(work, posted.value, 'hold_posted') });
}

/** Gives a hold's points free; doing it again, or after its end, frees nothing and is no decision. */
export function applyVoid(work: SpendWork, ask: Extract<SpendAsk, { kind: 'void' }>): Outcome<SpendAnswer> {
  const hold = holdOf(work, ask);
  if (hold === undefined) return refused('hold_not_found', {}, 404);
  if (hold.state === 'posted') return refused('hold_posted', factsOf(hold));
  if (hold.state === 'voided') return accepted({ kind: 'hold', isRepeat: true, hold });
  const voided = voidHold(work.ledger, hold, work.now);
  if (!isHolding(hold, work.now)) return accepted({ kind: 'hold', isRepeat: false, hold: voided });
  const { points } = hold;
  const said = { kind: 'points.voided', outcome: 'given', code: 'hold_voided', facts: { points } } as const;
  decided(work, hold.memberId, said, { holdId: hold.id, points });
  return accepted({ kind: 'hold', isRepeat: false, hold: voided });
}

/**
 * The hold that is asked for. One in the book of somebody with whom the member was merged is told as it ended; while it
 * holds it is moved with its own member only, whose book is locked.
 */
function holdOf(work: SpendWork, ask: Extract<SpendAsk, { kind: 'post' | 'void' }>): HoldRow | undefined {
  const hold = work.ledger.holds.get(ask.holdId);
  if (hold === undefined || hold.memberId === ask.memberId) return hold;
  return isOf(work, hold.memberId, ask.memberId) && !isHolding(hold, work.now) ? hold : undefined;
}

const factsOf = ({ points, posted, endsAt }: HoldRow) => ({ held: points, posted, endedAt: endsAt.toISOString() });
