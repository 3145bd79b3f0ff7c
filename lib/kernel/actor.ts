import type { Permission } from './permission';

/** The regions and stores that someone may see; null means all of them. */
export type Scope = { readonly regionIds: readonly string[]; readonly storeIds: readonly string[] } | null;

/** Who acts: a member of staff, a member, an API key, or the program itself (a job, the command line). */
export type Actor =
  | {
      readonly kind: 'staff';
      readonly id: string;
      readonly name: string;
      readonly roles: readonly string[];
      readonly permissions: ReadonlySet<Permission>;
      readonly scope: Scope;
      /** The role whose back office he looks at instead of his own; then he changes nothing. */
      readonly preview?: { readonly role: string; readonly permissions: ReadonlySet<Permission> };
    }
  | { readonly kind: 'member'; readonly id: string }
  | {
      readonly kind: 'key';
      readonly id: string;
      readonly name: string;
      /** The member of staff who made the key; null when the program did. */
      readonly makerId: string | null;
      readonly permissions: ReadonlySet<Permission>;
      readonly scope: Scope;
    }
  | { readonly kind: 'system'; readonly name: string }
  | { readonly kind: 'anonymous' };

/** The scope of whoever acts: staff and keys carry one, the program has none; anybody else reaches no store at all. */
export function scopeOf(actor: Actor): Scope {
  if (actor.kind === 'staff' || actor.kind === 'key') return actor.scope;
  return actor.kind === 'system' ? null : { regionIds: [], storeIds: [] };
}

/** Whether the actor works for some stores only, and sees nothing but what is theirs (S1-5.1). */
export const isScoped = (actor: Actor): boolean =>
  (actor.kind === 'staff' || actor.kind === 'key') && actor.scope !== null;

/** How the actor stands in a ledger entry or an audit row: `staff:<id>`, `key:<id>`, `system:<name>`. */
export function actorLabel(actor: Actor): string {
  if (actor.kind === 'anonymous') return 'anonymous';
  return `${actor.kind}:${actor.kind === 'system' ? actor.name : actor.id}`;
}

/** The person who answers for the act: whoever made a key stands behind all that is done with it (4.A.12). */
export const personLabel = (actor: Actor): string =>
  actor.kind === 'key' && actor.makerId !== null ? `staff:${actor.makerId}` : actorLabel(actor);

/** What the actor is called where people read of him: his name, or the kind of who has none. */
export const actorName = (actor: Actor): string => ('name' in actor ? actor.name : actor.kind);

/** Whether what needs the permission is shown to the actor: what the role allows that he looks at, else what he may do. */
export const isShown = (actor: Actor, permission: Permission): boolean =>
  actor.kind === 'staff' && actor.preview !== undefined
    ? actor.preview.permissions.has(permission)
    : may(actor, permission);

/** Whether the actor may do what needs the permission: the program may do all, a member and a stranger nothing of it. */
export function may(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'system') return true;
  return (actor.kind === 'staff' || actor.kind === 'key') && actor.permissions.has(permission);
}
