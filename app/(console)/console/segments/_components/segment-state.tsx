import { StatusPill } from '@/components/ui/badge';

/** What a segment is to people: a draft nothing is published of, one that rests because of an error, or its own state. */
export type SegmentPhase = 'draft' | 'live' | 'paused' | 'faulty' | 'withdrawn';

const MEANINGS = {
  draft: 'draft',
  live: 'running',
  paused: 'attention',
  faulty: 'failed',
  withdrawn: 'stopped',
} as const;

/** The phase of a segment by its state and whether its rule can be told. */
export const phaseOf = (state: 'live' | 'paused' | 'withdrawn' | null, isFaulty: boolean): SegmentPhase =>
  state === null ? 'draft' : state === 'paused' && isFaulty ? 'faulty' : state;

/** The state of a segment as icon and word. */
export function SegmentState({ phase, label }: { readonly phase: SegmentPhase; readonly label: string }) {
  return <StatusPill meaning={MEANINGS[phase]}>{label}</StatusPill>;
}
