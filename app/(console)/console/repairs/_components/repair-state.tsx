import { StatusPill } from '@/components/ui/badge';
import type { RepairState as State } from '@/lib/repairs/rules/life';

const MEANINGS = { waiting: 'waiting', running: 'running', done: 'ok', cancelled: 'stopped' } as const;

/** Where a repair stands, as icon and word. */
export function RepairState({ state, label }: { readonly state: State; readonly label: string }) {
  return <StatusPill meaning={MEANINGS[state]}>{label}</StatusPill>;
}
