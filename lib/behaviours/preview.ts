import { must } from '@/lib/kernel/assert';
import type { Outcome } from '@/lib/kernel/refusal';
import { earningMembers, type MemberWork } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { applyBehaviour } from './record/decide';
import { loadBehaviourWork } from './record/load';
import type { BehaviourAnswer, BehaviourEvent } from './types';

/** An event whose member is named by id: whoever promises knows whom he talks to. */
type Promised = BehaviourEvent & { readonly member: { readonly id: string } };

/**
 * What behaviours would give now, decided like any and not saved, without a lock: for promises, which know the rules, the
 * limits and the room of caps (4.A.7). Where they come from is not judged.
 */
export async function previewBehaviours(
  db: Db,
  events: readonly Promised[],
  now: Date,
): Promise<Outcome<BehaviourAnswer>[]> {
  const ids = [...new Set(events.map(({ member }) => member.id))];
  const facts = await earningMembers(db, ids);
  const nothing = { externalId: null, status: 'active', externalIds: [], absorbed: [], former: [] };
  const members: MemberWork = {
    members: new Map(facts.map((one) => [one.id, { ...nothing, ...one }])),
    survivors: new Map(),
    byExternalId: new Map(),
    stats: new Map(),
    changed: new Set(),
  };
  const known = events.filter(({ member }) => members.members.has(member.id));
  must(known.length === events.length ? known : null, 'a promise to somebody unknown');
  const owned = known.map((event) => ({ event, memberId: event.member.id }));
  const work = await loadBehaviourWork(db, owned, members, now);
  return owned.map(({ event, memberId }) => applyBehaviour(work, event, memberId));
}
