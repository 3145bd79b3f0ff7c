import { StatusPill } from '@/components/ui/badge';

/** What a task is to people: a draft nothing is published of, one that begins later, or its own state. */
export type TaskPhase = 'draft' | 'scheduled' | 'live' | 'paused' | 'withdrawn';

const MEANINGS = {
  draft: 'draft',
  scheduled: 'waiting',
  live: 'running',
  paused: 'attention',
  withdrawn: 'stopped',
} as const;

/** The state of a task as icon and word. */
export function TaskState({ phase, label }: { readonly phase: TaskPhase; readonly label: string }) {
  return <StatusPill meaning={MEANINGS[phase]}>{label}</StatusPill>;
}
