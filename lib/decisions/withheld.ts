import 'server-only';
import type { Refusal } from '@/lib/kernel/refusal';
import type { WithheldFacts } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { recordDecisions } from './store';

/** Keeps why a member was refused value by a command that throws its refusals (N2); the command's mount asks for it. */
export async function writeWithheld(db: Db, withheld: WithheldFacts, refusal: Refusal, at: Date): Promise<void> {
  const { topic, rule, facts, ...about } = withheld;
  const { code } = refusal;
  const reason = { topic, outcome: 'withheld', code, facts: { ...refusal.facts, ...facts }, rule } as const;
  await recordDecisions(db, [{ ...about, id: newId(), at, reasons: [reason], outcome: {} }]);
}
