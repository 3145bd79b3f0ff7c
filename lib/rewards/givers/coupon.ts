import { applyCouponEvent, batchIdsNamed, loadCouponWork, processClaimsIn, saveCouponWork } from '@/lib/coupons';
import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import type { GivenItem } from '../gift';
import { type GiveAsk, type Giver, itemKey } from '../giver';

const paramsOf = (ask: GiveAsk) => ask.params as { readonly batch: string; readonly count: number };

/** Copies of a batch through the claims of coupons, each by a key of its own; unused ones are void when taken back (4.E). */
export const coupon: Giver = {
  kind: 'coupon',
  mayRefuse: true,
  async give(db, asks, now) {
    const ids = await batchIdsNamed(db, [...new Set(asks.map((ask) => paramsOf(ask).batch))]);
    const claims = asks.flatMap((ask, place) => {
      const { batch, count } = paramsOf(ask);
      const batchId = ids.get(batch);
      if (batchId === undefined) return [];
      const about = { memberId: ask.gift.memberId, batchId, way: 'give' as const, from: {} };
      return Array.from({ length: count }, (_, copy) => ({
        place,
        claim: { ...about, key: `${itemKey(ask)}:${copy + 1}` },
      }));
    });
    const outcomes = await processClaimsIn(
      db,
      claims.map(({ claim }) => claim),
      now,
    );
    const came = Map.groupBy(outcomes, (_, at) => claims[at]?.place);
    return asks.map((ask, place): Outcome<GivenItem> => {
      const own = came.get(place);
      if (own === undefined) return refused('reward_not_found', { kind: 'coupon', code: paramsOf(ask).batch });
      const refs: string[] = [];
      for (const outcome of own) {
        if (!outcome.ok) return outcome;
        refs.push(outcome.value.copy.id);
      }
      return accepted({ kind: 'coupon', params: ask.params, refs, amount: refs.length });
    });
  },
  async takeBack(db, asks, now) {
    const refs = asks.flatMap(({ memberId, item }) => item.refs.map((couponId) => ({ memberId, couponId })));
    const work = await loadCouponWork(db, refs, now);
    const taken = asks.map(({ memberId, item }) => {
      const voided = item.refs.filter((couponId) => {
        const event = { type: 'void', orderId: null, why: 'reward_taken_back' } as const;
        return applyCouponEvent(work, { memberId, couponId }, event).kind !== 'refused';
      });
      const count = voided.length;
      return { kind: 'coupon', taken: count, kept: item.refs.length - count, debt: 0, waived: 0 };
    });
    await saveCouponWork(db, work);
    return taken;
  },
};
