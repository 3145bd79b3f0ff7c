import 'server-only';
import { staffHolding } from '@/lib/access';
import { type Actor, actorLabel, actorName, personLabel } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { type Decider, standsInAt } from './rules/deciders';
import { delegationsTo } from './store/delegations';

/** The person who decides, as rules know him. */
export const deciderOf = (actor: Actor): Decider => ({
  label: personLabel(actor),
  name: actorName(actor),
  roles: actor.kind === 'staff' ? actor.roles : [],
});

/** In whose stead somebody decides now: those who may still decide themselves. */
export async function principalsOf(db: Db, actor: Actor, now: Date): Promise<readonly Decider[]> {
  if (actor.kind !== 'staff') return [];
  const standing = (await delegationsTo(db, actor.id, now)).filter((one) => standsInAt(one, now));
  if (standing.length === 0) return [];
  const deciders = await staffHolding(db, ['approvals.decide']);
  return deciders
    .filter(({ id }) => standing.some(({ fromId }) => fromId === id))
    .map(({ id, name, roles }) => ({ label: actorLabel({ ...actor, id }), name, roles }));
}
