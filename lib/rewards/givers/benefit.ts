import { grantIn, voidUnused } from '@/lib/benefits';
import { accepted, type Outcome } from '@/lib/kernel/refusal';
import type { GivenItem } from '../gift';
import { type Giver, itemKey } from '../giver';

/** A grant of a benefit; one of which nothing was used is void when taken back (S0-3.3, S0-3.4). */
export const benefit: Giver = {
  kind: 'benefit',
  mayRefuse: true,
  async give(db, asks, now) {
    const outcomes = await grantIn(
      db,
      asks.map((ask) => ({
        memberId: ask.gift.memberId,
        benefit: (ask.params as { readonly benefit: string }).benefit,
        source: 'reward' as const,
        key: itemKey(ask),
        at: now,
        note: ask.gift.reason,
      })),
      now,
    );
    return outcomes.map((outcome, place): Outcome<GivenItem> => {
      if (!outcome.ok) return outcome;
      return accepted({ kind: 'benefit', params: asks[place]?.params, refs: [outcome.value.grant.id], amount: 1 });
    });
  },
  async takeBack(db, asks, now) {
    const refs = asks.flatMap(({ memberId, item }) => item.refs.map((grantId) => ({ memberId, grantId })));
    const voided = await voidUnused(db, refs, now, 'reward_taken_back');
    return voided.map((isVoid) => {
      return { kind: 'benefit', taken: isVoid ? 1 : 0, kept: isVoid ? 0 : 1, debt: 0, waived: 0 };
    });
  },
};
