import type { Asset } from './book';

/** One entry as replay reads it, with the lots it moved; `lot` is the one it opened. */
export type ReplayEntry = {
  readonly id: string;
  readonly amount: number;
  readonly direction: number;
  readonly debtDelta: number;
  readonly lot: { readonly id: string; readonly earned: number } | null;
  readonly moves: readonly { readonly lotId: string; readonly delta: number }[];
};

/** What the entries alone say: balance, debt, and the remaining of each lot. */
export type Replayed = {
  readonly balance: number;
  readonly debt: number;
  readonly earned: number;
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
  let balance = 0;
  let debt = 0;
  let earned = 0;
  let held = 0;
  for (const entry of entries) {
    balance += entry.amount * entry.direction;
    debt += entry.debtDelta;
    if (entry.direction > 0) earned += entry.amount;
    const opened = entry.lot === null ? 0 : entry.lot.earned + Math.min(0, entry.debtDelta);
    if (entry.lot !== null) remaining.set(entry.lot.id, opened);
    for (const { lotId, delta } of entry.moves) remaining.set(lotId, (remaining.get(lotId) ?? 0) + delta);
    held += entry.moves.reduce((total, { delta }) => total + delta, opened);
    faults.push(...faultsAfter(asset, entry, { balance, debt, held }, remaining));
  }
  return { balance, debt, earned, remaining, faults };
}

function faultsAfter(
  asset: Asset,
  entry: ReplayEntry,
  { balance, debt, held }: { balance: number; debt: number; held: number },
  remaining: ReadonlyMap<string, number>,
): string[] {
  const faults: string[] = [];
  const touched = [...entry.moves.map(({ lotId }) => lotId), ...(entry.lot === null ? [] : [entry.lot.id])];
  for (const lotId of touched) {
    if ((remaining.get(lotId) ?? 0) < 0) faults.push(`entry ${entry.id}: lot ${lotId} below zero`);
  }
  if (debt < 0) faults.push(`entry ${entry.id}: debt below zero`);
  if (asset === 'points' && held - debt !== balance) {
    faults.push(`entry ${entry.id}: lots ${held} − debt ${debt} ≠ balance ${balance}`);
  }
  return faults;
}
