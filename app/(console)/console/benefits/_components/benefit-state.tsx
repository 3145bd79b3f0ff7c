import { StatusPill } from '@/components/ui/badge';

/** What a benefit is to people: a draft nothing is published of, one that begins later, or its own state. */
export type BenefitPhase = 'draft' | 'scheduled' | 'live' | 'paused' | 'withdrawn';

const MEANINGS = {
  draft: 'draft',
  scheduled: 'waiting',
  live: 'running',
  paused: 'attention',
  withdrawn: 'stopped',
} as const;

/** The state of a benefit as icon and word. */
export function BenefitState({ phase, label }: { readonly phase: BenefitPhase; readonly label: string }) {
  return <StatusPill meaning={MEANINGS[phase]}>{label}</StatusPill>;
}
