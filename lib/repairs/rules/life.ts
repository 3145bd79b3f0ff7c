/** Where a repair stands. */
export const REPAIR_STATES = ['waiting', 'running', 'done', 'cancelled'] as const;

/** One of them. */
export type RepairState = (typeof REPAIR_STATES)[number];

/** What may be done with one: approved it runs, and whoever answers for it may cancel what is not done yet. */
export function decideMove(
  state: RepairState,
  act: 'approve' | 'cancel',
): { readonly is: 'moved'; readonly to: RepairState } | { readonly is: 'refused'; readonly code: string } {
  if (act === 'approve')
    return state === 'waiting' ? { is: 'moved', to: 'running' } : { is: 'refused', code: 'repair_not_waiting' };
  return state === 'waiting' || state === 'running'
    ? { is: 'moved', to: 'cancelled' }
    : { is: 'refused', code: 'repair_over' };
}
