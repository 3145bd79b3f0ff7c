import { StatusPill } from '@/components/ui/badge';

const MEANINGS = {
  draft: 'draft',
  live: 'running',
  paused: 'waiting',
  exhausted: 'attention',
  ended: 'stopped',
  voided: 'stopped',
} as const;

/** What a batch is to people. */
export type BatchPhase = keyof typeof MEANINGS;

/** The state of a batch as icon and word. */
export function BatchState({ state, label }: { readonly state: BatchPhase; readonly label: string }) {
  return <StatusPill meaning={MEANINGS[state]}>{label}</StatusPill>;
}
