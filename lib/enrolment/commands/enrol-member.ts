import { type Actor, actorLabel } from '@/lib/kernel/actor';
import type { Outcome } from '@/lib/kernel/refusal';
import { type Enrolled, type EnrolMember, EnrolMemberInput } from '@/lib/members';
import { coalescer } from '@/lib/platform/coalescer';
import { command } from '@/lib/platform/command';
import { enrolMembers } from '../enrol';

type Ask = { readonly item: EnrolMember; readonly actor: Actor; readonly now: Date };

// One actor and one moment per set: concurrent callers are grouped by who calls.
const joined = coalescer<Ask, Outcome<Enrolled>>('enrolment', async (asks) => {
  const outcomes: Outcome<Enrolled>[] = new Array(asks.length);
  const groups = Map.groupBy(asks.keys(), (index) => actorLabel((asks[index] as Ask).actor));
  for (const indexes of groups.values()) {
    const group = indexes.map((index) => asks[index] as Ask);
    const first = group[0] as Ask;
    const results = await enrolMembers(
      group.map(({ item }) => item),
      first,
    );
    indexes.forEach((index, place) => {
      outcomes[index] = results[place] as Outcome<Enrolled>;
    });
  }
  return outcomes;
});

/** Enrols one person, or answers the member who was there already (S0-1.1, S0-7.1). */
export const enrolMember = command({
  name: 'members.enrol',
  can: 'members.enrol',
  input: EnrolMemberInput,
  transaction: 'own',
  async run({ actor, now }, item): Promise<Enrolled> {
    const outcome = await joined({ item, actor, now });
    if (!outcome.ok) throw outcome.refusal;
    return outcome.value;
  },
});
