import type { Facts } from '@/lib/kernel/refusal';

/** The numbers of a budget in one period; `ceiling` is the limit, or what was used already when it was lowered. */
export type Room = {
  readonly limit: number;
  readonly ceiling: number;
  readonly reserved: number;
  readonly spent: number;
};

/** The states of what a source takes. */
export const USE_STATES = ['reserved', 'spent', 'released', 'returned'] as const;

/** What a source takes of a budget. */
export type Use = {
  readonly state: (typeof USE_STATES)[number];
  readonly amount: number;
  readonly returned: number;
};

/** One step in the life of a use; `kept` is what stays spent after a return, so that a repeat returns nothing more. */
export type UseEvent =
  | { readonly type: 'reserve'; readonly amount: number }
  | { readonly type: 'spend' }
  | { readonly type: 'release' }
  | { readonly type: 'return'; readonly kept: number };

/** What a step does: it moves, has been done already, or may not be. */
export type UseMove =
  | { readonly is: 'moved'; readonly room: Room; readonly use: Use }
  | { readonly is: 'repeat' }
  | { readonly is: 'refused'; readonly code: string; readonly facts: Facts };

/** What is taken of a room. */
export const usedOf = ({ reserved, spent }: Room): number => reserved + spent;

/** What a room may still give; nothing when its limit was lowered below what is used. */
export const leftOf = (room: Room): number => Math.max(0, room.limit - usedOf(room));

/** What a source holds of a budget now. */
export const heldOf = ({ state, amount, returned }: Use): number =>
  state === 'reserved' || state === 'spent' ? amount - returned : 0;

/**
 * Reserve → spend → release → return of one source in one room (4.G). Pure and total; repeated steps do nothing, a
 * released use may be reserved again, a returned one is over.
 */
export function decideUse(room: Room, use: Use | null, event: UseEvent): UseMove {
  switch (event.type) {
    case 'reserve':
      return reserve(room, use, event.amount);
    case 'spend':
      return spend(room, use);
    case 'release':
      return release(room, use);
    case 'return':
      return giveBack(room, use, event.kept);
  }
}

function reserve(room: Room, use: Use | null, amount: number): UseMove {
  if (use?.state === 'reserved' || use?.state === 'spent') return REPEAT;
  if (use?.state === 'returned') return refuse('budget_use_ended', { state: use.state });
  if (amount === 0) return REPEAT;
  const left = leftOf(room);
  if (amount > left) return refuse('budget_exhausted', { needed: amount, left, limit: room.limit });
  return moved({ ...room, reserved: room.reserved + amount }, { state: 'reserved', amount, returned: 0 });
}

function spend(room: Room, use: Use | null): UseMove {
  if (use?.state === 'spent') return REPEAT;
  if (use?.state !== 'reserved') return refuse('budget_use_ended', { state: use?.state ?? null });
  const { reserved, spent } = room;
  return moved({ ...room, reserved: reserved - use.amount, spent: spent + use.amount }, { ...use, state: 'spent' });
}

function release(room: Room, use: Use | null): UseMove {
  if (use === null || use.state === 'released' || use.state === 'returned') return REPEAT;
  if (use.state === 'spent') return refuse('budget_use_spent', { amount: use.amount });
  return moved({ ...room, reserved: room.reserved - use.amount }, { ...use, state: 'released' });
}

function giveBack(room: Room, use: Use | null, kept: number): UseMove {
  if (use === null || use.state === 'released' || use.state === 'returned') return REPEAT;
  if (use.state === 'reserved') return refuse('budget_use_not_spent', { amount: use.amount });
  const more = use.amount - kept - use.returned;
  if (more <= 0) return REPEAT;
  const returned = use.returned + more;
  const state = returned === use.amount ? 'returned' : 'spent';
  return moved({ ...room, spent: room.spent - more }, { ...use, state, returned });
}

const REPEAT: UseMove = { is: 'repeat' };
const refuse = (code: string, facts: Facts): UseMove => ({ is: 'refused', code, facts });

/** A ceiling that was above the limit comes down with what comes back, never below the limit. */
function moved(room: Room, use: Use): UseMove {
  const ceiling = Math.max(room.limit, Math.min(room.ceiling, usedOf(room)));
  return { is: 'moved', room: { ...room, ceiling }, use };
}
