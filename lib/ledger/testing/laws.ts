import { must } from '@/lib/kernel/assert';
import { type Account, type Lot, remainingOf, spendable } from '../rules/book';
import { payersOf } from '../rules/debt';
import { type ReplayEntry, replay } from '../rules/replay';
import { heldPoints } from '../rules/spend';
import { accountOf, type Entry, type LedgerWork } from '../work';
import { MEMBERS } from './world';

const NEVER_PENDING = ['SPEND', 'TRANSFER'];

/** What is wrong in the book after a step: `from` is the first entry it wrote, `before` the accounts before it. */
export function faultsAfter(work: LedgerWork, from: number, before: ReadonlyMap<string, Account>): string[] {
  const accounts = MEMBERS.map((memberId) => accountOf(work, memberId, 'points'));
  return [
    ...accounts.flatMap((account) => faultsOfAccount(account, before.get(`points:${account.memberId}`))),
    ...accounts.flatMap(({ holds }) =>
      holds.filter(({ id }) => work.holds.get(id)?.state !== 'held').map(({ id }) => `hold ${id} is closed and holds`),
    ),
    ...work.entries.slice(from).flatMap((entry) => [...faultsOfDebit(work, entry), ...faultsOfReturn(work, entry)]),
    ...work.entries.slice(from).flatMap((entry) => faultsOfOwing(work, entry)),
  ];
}

/** Whether what is held is still there once points were spent, held or given away: nothing is promised twice. */
export function isCovered(work: LedgerWork, memberId: string, at: Date): boolean {
  const account = accountOf(work, memberId, 'points');
  return remainingOf(spendable(account, at)) >= heldPoints(account, at);
}

/** What the replay of an account says that its figures do not; empty for a sound one. */
export function differences(work: LedgerWork, memberId: string): string[] {
  const account = accountOf(work, memberId, 'points');
  const said = replay('points', replayEntries(work, memberId));
  const figures = ['balance', 'debt', 'earned', 'spent', 'expired'] as const;
  return [
    ...said.faults,
    ...figures.filter((name) => account[name] !== said[name]).map((name) => `${name} ${account[name]} ≠ ${said[name]}`),
    ...account.lots.filter(({ id, remaining }) => said.remaining.get(id) !== remaining).map(({ id }) => `lot ${id}`),
  ];
}

function replayEntries(work: LedgerWork, memberId: string): ReplayEntry[] {
  const { lots } = accountOf(work, memberId, 'points');
  return work.entries
    .filter((entry) => entry.memberId === memberId)
    .map(({ id, type, amount, direction, debtDelta, detail }) => ({
      id,
      type,
      amount,
      direction,
      debtDelta,
      opened: lots.filter(({ entryId }) => entryId === id),
      moves: work.moves.filter(({ entryId }) => entryId === id),
      counters: (detail as { counters?: ReplayEntry['counters'] }).counters ?? null,
    }));
}

function faultsOfAccount({ lots, debt, balance }: Account, before: Account | undefined): string[] {
  const held = lots.reduce((total, { remaining }) => total + remaining, 0);
  const ends = new Map(before?.lots.map((lot) => [lot.id, lot.expiresAt?.getTime()]));
  const isMoved = (lot: Lot) => ends.has(lot.id) && ends.get(lot.id) !== lot.expiresAt?.getTime();
  return [
    ...(held - debt === balance ? [] : [`lots ${held} − debt ${debt} ≠ balance ${balance}`]),
    ...(debt < 0 ? ['debt below zero'] : []),
    ...lots
      .filter(({ remaining, earned }) => remaining < 0 || remaining > earned)
      .map(({ id }) => `lot ${id} is out of bounds`),
    ...lots.filter(isMoved).map(({ id }) => `lot ${id} changed its end`),
  ];
}

/** What owes leaves nothing that should have paid: lots active at its own time or credited after it (4.A.1, 4.A.10). */
function faultsOfOwing(work: LedgerWork, { type, memberId, debtDelta, occurredAt }: Entry): string[] {
  if (debtDelta <= 0) return [];
  return payersOf(accountOf(work, memberId, 'points').lots, occurredAt).map(
    (lot) => `${type} owes ${debtDelta} beside ${lot.remaining} points of lot ${lot.id}`,
  );
}

/** A debit eats only lots that are alive at its own time, and points that wait are only clawed back (4.A.2, 4.A.10). */
function faultsOfDebit(work: LedgerWork, { id, type, memberId, direction, occurredAt }: Entry): string[] {
  if (type === 'EXPIRE' || direction > 0) return [];
  const { lots } = accountOf(work, memberId, 'points');
  const taken = work.moves
    .filter(({ entryId, delta }) => entryId === id && delta < 0)
    .map(({ lotId }) =>
      must(
        lots.find((lot) => lot.id === lotId),
        'a moved lot',
      ),
    )
    // What a lot had lost before a merge it loses again when it is opened here.
    .filter(({ entryId }) => entryId !== id);
  const ended = taken.filter(({ expiresAt }) => expiresAt !== null && expiresAt <= occurredAt);
  // A change by hand may owe: points that wait pay for it once nothing active is left.
  const isSpent = spendable(accountOf(work, memberId, 'points'), occurredAt).length === 0;
  const maySpendPending = !NEVER_PENDING.includes(type) && (type !== 'ADJUST' || isSpent);
  const waiting = maySpendPending ? [] : taken.filter(({ activatesAt }) => activatesAt > occurredAt);
  return [
    ...ended.map((lot) => `${type} took from the ended lot ${lot.id}`),
    ...waiting.map((lot) => `${type} took from the pending lot ${lot.id}`),
  ];
}

/** Points that come back go to lots that are alive; what ended is reopened as a lot of its own (4.A.9). */
function faultsOfReturn(work: LedgerWork, { id, type, memberId, occurredAt }: Entry): string[] {
  if (type !== 'SPEND_RETURN') return [];
  const { lots } = accountOf(work, memberId, 'points');
  return work.moves
    .filter(({ entryId, delta }) => entryId === id && delta > 0)
    .filter(({ lotId }) =>
      lots.some((lot) => lot.id === lotId && lot.expiresAt !== null && lot.expiresAt <= occurredAt),
    )
    .map(({ lotId }) => `a return went to the ended lot ${lotId}`);
}
