import type { Actor } from '@/lib/kernel/actor';
import type { AuditEntry } from './entry';

/** How the trail names an actor (S1-5.2: who); a member is named by his id only, so that the trail holds no private data. */
export function describeActor(actor: Actor): Pick<AuditEntry, 'actorKind' | 'actorId' | 'actorName' | 'roles'> {
  switch (actor.kind) {
    case 'staff':
      return { actorKind: 'staff', actorId: actor.id, actorName: actor.name, roles: actor.roles };
    case 'key':
      return { actorKind: 'key', actorId: actor.id, actorName: actor.name, roles: [] };
    case 'member':
      return { actorKind: 'member', actorId: actor.id, actorName: '', roles: [] };
    case 'system':
      return { actorKind: 'system', actorId: null, actorName: actor.name, roles: [] };
    case 'anonymous':
      return { actorKind: 'anonymous', actorId: null, actorName: '', roles: [] };
  }
}
