import { StatusPill } from '@/components/ui/badge';
import type { SurveyPhase } from '@/lib/surveys/rules/phase';

/** What a survey is to people: a draft nothing is published of, or its phase. */
export type ShownPhase = SurveyPhase | 'draft';

const MEANINGS = { draft: 'draft', scheduled: 'waiting', running: 'running', ended: 'stopped' } as const;

/** The state of a survey as icon and word. */
export function SurveyState({ phase, label }: { readonly phase: ShownPhase; readonly label: string }) {
  return <StatusPill meaning={MEANINGS[phase]}>{label}</StatusPill>;
}
