import { StatusPill } from '@/components/ui/badge';
import type { GamePhase } from '@/lib/games/rules/phase';

/** What a game is to people: a draft nothing is published of, or its phase. */
export type ShownPhase = GamePhase | 'draft';

const MEANINGS = { draft: 'draft', warming: 'waiting', running: 'running', ended: 'stopped' } as const;

/** The state of a game as icon and word. */
export function GameState({ phase, label }: { readonly phase: ShownPhase; readonly label: string }) {
  return <StatusPill meaning={MEANINGS[phase]}>{label}</StatusPill>;
}
