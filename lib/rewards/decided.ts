import type { Decision } from '@/lib/decisions';
import type { Reason } from '@/lib/kernel/decision';
import type { Facts } from '@/lib/kernel/refusal';
import { newId } from '@/lib/platform/new-id';
import type { Gift } from './gift';

/** The decision about one gift: what decided it, by which version, and what came of it. */
export function giftDecision(
  kind: 'reward.given' | 'reward.taken_back',
  { memberId, key, source, reason }: Pick<Gift, 'memberId' | 'key' | 'source' | 'reason'>,
  said: { readonly outcome: Reason['outcome']; readonly code: string; readonly facts: Facts },
  { giftId, items, now }: { readonly giftId: string | null; readonly items: readonly unknown[]; readonly now: Date },
): Decision {
  const { type, ref, version } = source;
  return {
    memberId,
    id: newId(),
    kind,
    subjectType: type,
    subjectId: ref,
    at: now,
    reasons: [
      {
        topic: 'reward',
        outcome: said.outcome,
        code: said.code,
        facts: { source: type, ref, note: reason, ...said.facts },
        rule: `${type}@${version}#${ref}`,
      },
    ],
    outcome: { giftId, key, items },
  };
}
