import { addDays } from '@/lib/kernel/day';
import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import { sourceKey } from '@/lib/kernel/source-key';
import { entryView, postReturn } from '@/lib/ledger';
import { newId } from '@/lib/platform/new-id';
import { giveBackKey, type SpendAnswer, type SpendAsk } from './asks';
import { decided, placeOf, type SpendWork } from './work';

/**
 * Gives points of a spend back to the same lots with their own end; what ended meanwhile lives again for some days
 * (4.A.9). Never more than was spent; the same source again gets the first answer.
 */
export function applyReturn(work: SpendWork, ask: Extract<SpendAsk, { kind: 'return' }>): Outcome<SpendAnswer> {
  const { memberId, entryId, source, note } = ask;
  const { now, settings, zone } = work;
  const key = giveBackKey(entryId, source);
  const known = key === null ? undefined : work.byKey.get(placeOf(memberId, key));
  if (known !== undefined) {
    const isSame = ask.points === null || ask.points === known.amount;
    return isSame
      ? accepted({ kind: 'entry', isRepeat: true, entry: known })
      : refused('idempotency_mismatch', {}, 422);
  }
  const spend = work.spent.get(entryId);
  if (spend === undefined) return refused('entry_not_found', {}, 404);
  const left = spend.outstanding.reduce((total, { points }) => total + points, 0);
  const points = ask.points ?? left;
  if (left === 0 || points > left) return refused('return_exceeds_spend', { points, left });
  const posting = {
    memberId,
    amount: points,
    source: source ?? { type: 'return', id: entryId },
    rule: `points@${work.version}#return`,
    reason: 'spend_return',
    detail: note === '' ? {} : { note },
    actor: ask.actor,
    occurredAt: now,
    now,
  };
  const occasion = source === null ? `once:${newId()}` : sourceKey(source);
  const reopenUntil = addDays(now, settings.returnDays, zone);
  const { entry, moves, outstanding } = postReturn(work.ledger, posting, { spend, occasion, reopenUntil });
  work.spent.set(entryId, { ...spend, outstanding });
  const view = entryView(work.ledger, entry, moves);
  work.byKey.set(placeOf(memberId, entry.key), view);
  const said = { kind: 'points.returned', outcome: 'given', code: 'points_returned', facts: { points } } as const;
  decided(work, memberId, said, { entryId: entry.id, points });
  const payload = { entryId: entry.id, points };
  work.announcements.push({ name: 'points.returned', memberId, payload, at: now });
  return accepted({ kind: 'entry', isRepeat: false, entry: view });
}
