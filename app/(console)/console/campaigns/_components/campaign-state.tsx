import { StatusPill } from '@/components/ui/badge';
import type { Phase } from '@/lib/campaigns/rules/life';

const MEANINGS = {
  draft: 'draft',
  submitted: 'waiting',
  scheduled: 'waiting',
  warming: 'note',
  running: 'running',
  paused: 'attention',
  ended: 'stopped',
  archived: 'stopped',
} as const;

/** Where a campaign stands, as icon and word. */
export function CampaignState({ phase, label }: { readonly phase: Phase; readonly label: string }) {
  return <StatusPill meaning={MEANINGS[phase]}>{label}</StatusPill>;
}
