/** Somebody who may decide requests: his label, what he is called, and his roles. */
export type Decider = { readonly label: string; readonly name: string; readonly roles: readonly string[] };

/** What of a request says who may decide it. */
export type Asking = {
  readonly maker: string;
  /** The role that somebody must hold; null: whoever may decide. */
  readonly role: string | null;
  readonly escalatedAt: Date | null;
  /** Who approved it already. */
  readonly approved: readonly string[];
};

/** Whether somebody may decide a request, in his own name or in another's, or why not. */
export type Admission =
  | { readonly is: 'admitted'; readonly for: string | null }
  | { readonly is: 'refused'; readonly code: 'own_request' | 'already_approved' | 'stand_in_of_author' | 'other_role' };

/**
 * Who may decide a request (4.M): never its author, never a stand-in of its author, nobody twice. Where a role is asked for,
 * its holder, or somebody who stands in for one; once it has escalated, whoever may decide.
 */
export function admit(request: Asking, who: Decider, principals: readonly Decider[]): Admission {
  if (who.label === request.maker) return { is: 'refused', code: 'own_request' };
  if (request.approved.includes(who.label)) return { is: 'refused', code: 'already_approved' };
  if (principals.some(({ label }) => label === request.maker)) return { is: 'refused', code: 'stand_in_of_author' };
  const { role, escalatedAt } = request;
  if (role === null || escalatedAt !== null || who.roles.includes(role)) return { is: 'admitted', for: null };
  const stead = principals.find(({ label, roles }) => roles.includes(role) && !request.approved.includes(label));
  return stead === undefined ? { is: 'refused', code: 'other_role' } : { is: 'admitted', for: stead.name };
}

/** A time for which somebody decides in another's stead, half-open (4.H). */
export type Stead = { readonly startsAt: Date; readonly endsAt: Date; readonly endedAt: Date | null };

/** Whether it counts at the instant. */
export const standsInAt = ({ startsAt, endsAt, endedAt }: Stead, now: Date): boolean =>
  startsAt <= now && now < endsAt && (endedAt === null || now < endedAt);
