import { StatusPill } from '@/components/ui/badge';

const MEANINGS = { open: 'running', near: 'attention', used_up: 'failed', paused: 'waiting' } as const;
const NEAR = 0.8;

/** What a budget is to people. */
export type BudgetPhase = keyof typeof MEANINGS;

/** Resting, used up, near its limit, or open. */
export function phaseOf({ state, used, limitNow }: { state: string; used: number; limitNow: number }): BudgetPhase {
  if (state === 'paused') return 'paused';
  if (used >= limitNow) return 'used_up';
  return used >= limitNow * NEAR ? 'near' : 'open';
}

/** The state of a budget as icon and word. */
export function BudgetState({ phase, label }: { readonly phase: BudgetPhase; readonly label: string }) {
  return <StatusPill meaning={MEANINGS[phase]}>{label}</StatusPill>;
}

/** The colour of its bar. */
export const toneOf = (phase: BudgetPhase): 'accent' | 'warning' | 'danger' =>
  phase === 'used_up' ? 'danger' : phase === 'near' ? 'warning' : 'accent';
