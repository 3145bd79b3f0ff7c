import type { Asset, Counters, EntryType } from './book';

/** One entry as replay reads it, with the lots it opened and moved. */
export type ReplayEntry = {
  readonly id: string;
  readonly type: EntryType;
  readonly amount: number;
  readonly direction: number;
  readonly debtDelta: number;
  readonly opened: readonly { readonly id: string; readonly earned: number }[];
  readonly moves: readonly { readonly lotId: string; readonly delta: number }[];
  /** What a merge carried over of the counters; null for every other entry. */
  readonly counters: Counters | null;
};

/** What the entries alone say: balance, debt, counters, and the remaining of each lot. */
export type Replayed = Counters & {
  readonly balance: number;
  readonly debt: number;
  readonly remaining: ReadonlyMap<string, number>;
  /** Sentences about laws that the book breaks; empty for a sound one. */
  readonly faults: readonly string[];
};

/**
 * Replays a book from its entries alone, in booking order, checking the laws on the way: no lot below zero, no debt
 * below zero, and for points Σ remaining − debt = balance after every entry (4.A.1).
 */
export function replay(asset: Asset, entries: readonly ReplayEntry[]): Replayed {
  const remaining = new Map<string, number>();
  const faults: string[] = [];
  let counters: Counters = { earned: 0, spent: 0, expired: 0 };
  let balance = 0;
  let debt = 0;
  let held = 0;
  for (const entry of entries) {
    balance += entry.amount * entry.direction;
    debt += entry.debtDelta;
    counters = counted(counters, entry);
    for (const { id, earned } of entry.opened) remaining.set(id, earned + repaidFrom(entry));
    for (const { lotId, delta } of entry.moves) remaining.set(lotId, (remaining.get(lotId) ?? 0) + delta);
    held += entry.opened.reduce((total, { earned }) => total + earned + repaidFrom(entry), 0);
    held += entry.moves.reduce((total, { delta }) => total + delta, 0);
    faults.push(...faultsAfter(asset, entry, { balance, debt, held }, remaining));
  }
  return { balance, debt, ...counters, remaining, faults };
}

/** How an entry counts: credits grant, spends and their returns, write-offs and their corrections; a merge says itself. */
export function counted(
  before: Counters,
  entry: Pick<ReplayEntry, 'type' | 'amount' | 'direction' | 'counters'>,
): Counters {
  const { earned, spent, expired } = before;
  const signed = entry.amount * entry.direction;
  switch (entry.type) {
    case 'EARN':
      return { earned: earned + signed, spent, expired };
    case 'ADJUST':
      return { earned: earned + Math.max(0, signed), spent, expired };
    case 'SPEND':
    case 'SPEND_RETURN':
      return { earned, spent: spent - signed, expired };
    case 'EXPIRE':
      return { earned, spent, expired: expired - signed };
    case 'MERGE': {
      const carried = entry.counters ?? { earned: 0, spent: 0, expired: 0 };
      return { earned: earned + carried.earned, spent: spent + carried.spent, expired: expired + carried.expired };
    }
    case 'CLAWBACK':
    case 'WAIVED':
    case 'TRANSFER':
      return before;
  }
}

/**
 * A plain credit opens one lot, which holds what is left after the debt. Every other entry may open several: what
 * repaid the debt then stands in its moves.
 */
const repaidFrom = ({ type, debtDelta }: ReplayEntry): number =>
  type === 'EARN' || type === 'ADJUST' ? Math.min(0, debtDelta) : 0;

function faultsAfter(
  asset: Asset,
  entry: ReplayEntry,
  { balance, debt, held }: { balance: number; debt: number; held: number },
  remaining: ReadonlyMap<string, number>,
): string[] {
  const faults: string[] = [];
  const touched = [...entry.moves.map(({ lotId }) => lotId), ...entry.opened.map(({ id }) => id)];
  for (const lotId of touched) {
    if ((remaining.get(lotId) ?? 0) < 0) faults.push(`entry ${entry.id}: lot ${lotId} below zero`);
  }
  if (debt < 0) faults.push(`entry ${entry.id}: debt below zero`);
  if (asset === 'points' && held - debt !== balance) {
    faults.push(`entry ${entry.id}: lots ${held} − debt ${debt} ≠ balance ${balance}`);
  }
  return faults;
}
