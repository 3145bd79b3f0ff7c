import { accepted, type Outcome, Refusal, refused } from '@/lib/kernel/refusal';
import { entryView, type PassbookEntry, postSpend, type Spent } from '@/lib/ledger';
import { newId } from '@/lib/platform/new-id';
import { type SpendAnswer, type SpendAsk, spendKey } from './asks';
import { decided, placeOf, type SpendWork } from './work';

/** Spends points at once, or refuses; the same source again gets the first answer (4.A.2, 4.F). */
export function applySpend(work: SpendWork, ask: Extract<SpendAsk, { kind: 'spend' }>): Outcome<SpendAnswer> {
  const { memberId, points, source, note } = ask;
  const key = spendKey(source);
  const known = key === null ? undefined : work.byKey.get(placeOf(memberId, key));
  if (known !== undefined) return repeatOf(known, points);
  const no = barred(work, memberId);
  if (no !== null) return noted(work, memberId, 'points.spent', points, no);
  const id = newId();
  const spent = postSpend(work.ledger, {
    memberId,
    amount: points,
    key: key ?? `SPEND:once:${id}`,
    source: source ?? { type: 'spend', id },
    rule: `points@${work.version}#spend`,
    reason: 'spend',
    detail: note === '' ? {} : { note },
    actor: ask.actor,
    occurredAt: work.now,
    now: work.now,
  });
  if (!spent.ok) return noted(work, memberId, 'points.spent', points, spent);
  return accepted({ kind: 'entry', isRepeat: false, entry: bookedSpend(work, spent.value, 'points_spent') });
}

/**
 * Why nothing of an account may be used: it is frozen (4.L), or was closed (4.K); null for all others. What was held before
 * may still be posted.
 */
export function barred(
  { members }: SpendWork,
  memberId: string,
): { readonly ok: false; readonly refusal: Refusal } | null {
  const status = members.members.get(memberId)?.status;
  if (status === 'frozen') return { ok: false, refusal: new Refusal('member_frozen', {}) };
  return status === 'closed' ? { ok: false, refusal: new Refusal('member_not_found', {}, 404) } : null;
}

/** The first line for the same source; another amount is another request with the same key. */
export function repeatOf(known: PassbookEntry, points: number): Outcome<SpendAnswer> {
  if (known.amount !== points) return refused('idempotency_mismatch', {}, 422);
  return accepted({ kind: 'entry', isRepeat: true, entry: known });
}

/** What follows every spend: the line for the answer and for repeats, the decision, the announcement. */
export function bookedSpend(work: SpendWork, { entry, moves }: Spent, code: string): PassbookEntry {
  const { memberId, amount } = entry;
  const view = entryView(work.ledger, entry, moves);
  work.byKey.set(placeOf(memberId, entry.key), view);
  work.byId.set(entry.id, view);
  const facts = { points: amount, source: `${entry.sourceType} ${entry.sourceId}` };
  decided(
    work,
    memberId,
    { kind: 'points.spent', outcome: 'taken', code, facts },
    { entryId: entry.id, points: amount },
  );
  work.announcements.push({
    name: 'points.spent',
    memberId,
    payload: { entryId: entry.id, points: amount },
    at: work.now,
  });
  return view;
}

/** Keeps a refusal with its facts, for whoever asks why, and hands it on. */
export function noted<T>(
  work: SpendWork,
  memberId: string,
  kind: string,
  points: number,
  outcome: Extract<Outcome<T>, { ok: false }>,
): Extract<Outcome<T>, { ok: false }> {
  const { code, facts } = outcome.refusal;
  decided(work, memberId, { kind, outcome: 'withheld', code, facts: { points, ...facts } }, { points });
  return outcome;
}
