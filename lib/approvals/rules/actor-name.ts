import type { Actor } from '@/lib/kernel/actor';

/** What the actor is called where people read of him: his name, or the kind of who has none. */
export const actorName = (actor: Actor): string => ('name' in actor ? actor.name : actor.kind);
