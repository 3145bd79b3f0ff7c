import type { Facts } from '@/lib/kernel/refusal';

/** Why something cannot be done: a code and what a person needs to understand it. */
export type Why = { readonly code: string; readonly facts: Facts };

/** What a merge asks of one of the two. */
export type Side = {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly status: string;
  readonly demo: boolean;
};

/** What stands against a merge beside who the two are. */
export type Against = {
  readonly isOwnAccount: boolean;
  /** Requests about the absorbed member that wait for a decision. */
  readonly requests: number;
  /** Points of his that are set aside. */
  readonly held: number;
};

/**
 * Everything that stands against a merge, the first of which the command refuses: nobody is merged with himself, only
 * members who are active, of one kind and, as demo, together; never one's own account; and nothing may be under way
 * about the absorbed one, points set aside or a request that somebody has still to decide (4.A.8, 4.A.12).
 */
export function mergeRefusals(from: Side, to: Side, { isOwnAccount, requests, held }: Against): readonly Why[] {
  if (from.id === to.id) return [{ code: 'merge_same_member', facts: {} }];
  const inactive = [from, to].find(({ status }) => status !== 'active');
  const refusals: (Why | false)[] = [
    inactive !== undefined && statusRefusal(inactive),
    from.kind !== to.kind && { code: 'merge_of_kinds', facts: {} },
    from.demo !== to.demo && { code: 'merge_of_demo', facts: {} },
    isOwnAccount && { code: 'own_account', facts: {} },
    requests > 0 && { code: 'merge_with_requests', facts: { requests } },
    held > 0 && { code: 'merge_with_holds', facts: { held } },
  ];
  return refusals.filter((one) => one !== false);
}

const statusRefusal = ({ status, code }: Side): Why =>
  status === 'merged'
    ? { code: 'member_merged', facts: { code } }
    : { code: 'member_not_active', facts: { code, status } };

/** What stands against undoing a merge. */
export function splitRefusals(facts: {
  readonly isSplit: boolean;
  /** The account was closed since: who either of them was is erased, and cannot come back (4.K). */
  readonly isClosed: boolean;
  readonly isMergedFurther: boolean;
  readonly isOwnAccount: boolean;
}): readonly Why[] {
  if (facts.isSplit) return [{ code: 'split_already', facts: {} }];
  const refusals: (Why | false)[] = [
    facts.isClosed && { code: 'split_closed', facts: {} },
    facts.isMergedFurther && { code: 'split_merged_further', facts: {} },
    facts.isOwnAccount && { code: 'own_account', facts: {} },
  ];
  return refusals.filter((one) => one !== false);
}
