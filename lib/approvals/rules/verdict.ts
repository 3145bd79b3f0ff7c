/** Where a request stands; all but the first are final. */
export const APPROVAL_STATES = ['requested', 'approved', 'rejected', 'returned', 'withdrawn', 'expired'] as const;

/** Where a request stands. */
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** What a decision about a request rests on. */
export type Standing = { readonly state: ApprovalState; readonly maker: string; readonly expiresAt: Date };

/** What somebody wants to do with a request. */
export type Act = 'approve' | 'reject' | 'return' | 'withdraw' | 'emergency';

/** The state that counts at the instant: a request past its end is expired, whether it was written down or not. */
export const stateAt = ({ state, expiresAt }: Standing, now: Date): ApprovalState =>
  state === 'requested' && expiresAt <= now ? 'expired' : state;

/**
 * Whether this person may do this to the request now, or the code why not (4.A.12, 4.M): only what still waits is
 * decided, by anybody but its author; only its author withdraws it. In an emergency the author may go on alone: somebody
 * else looks at it afterwards.
 */
export function decideAct(request: Standing, act: Act, actor: string, now: Date): 'allowed' | ApprovalRefusal {
  const state = stateAt(request, now);
  if (state === 'expired') return 'approval_expired';
  if (state !== 'requested') return 'approval_decided';
  const isAuthor = request.maker === actor;
  if (act === 'emergency') return 'allowed';
  if (act === 'withdraw') return isAuthor ? 'allowed' : 'not_your_request';
  return isAuthor ? 'own_request' : 'allowed';
}

/** Why somebody may not do something with a request. */
export type ApprovalRefusal = 'approval_expired' | 'approval_decided' | 'own_request' | 'not_your_request';
