import { StatusPill } from '@/components/ui/badge';

const MEANINGS = { draft: 'draft', live: 'running', paused: 'waiting', voided: 'stopped' } as const;

/** The state of a batch as icon and word. */
export function BatchState({ state, label }: { readonly state: keyof typeof MEANINGS; readonly label: string }) {
  return <StatusPill meaning={MEANINGS[state]}>{label}</StatusPill>;
}
