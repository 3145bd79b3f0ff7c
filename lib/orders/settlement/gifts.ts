import { batchIdsNamed, type ClaimAsk, processClaimsIn } from '@/lib/coupons';
import type { Db } from '@/lib/platform/db';
import type { Frozen } from '../rules/frozen';
import { isGuest, type OrderState, type OrderWork } from './state';

type Asked = { readonly state: OrderState; readonly place: number; readonly claim: ClaimAsk };

/**
 * Gives the coupons that orders paid in this set promised, each once by the order's own key (4.C.7, 4.E); what a batch
 * does not give, because it is sold out or over, is not given: its decision says why. Orders without such gifts cost no
 * statement.
 */
export async function giveGifts(db: Db, work: OrderWork): Promise<void> {
  const owed = [...work.orders.values()].flatMap((state) => askedBy(work, state));
  if (owed.length === 0) return;
  const ids = await batchIdsNamed(db, [...new Set(owed.map(({ claim }) => claim.batchId))]);
  // A batch that nobody knows gives nothing.
  const asked = owed.flatMap((one): Asked[] => {
    const batchId = ids.get(one.claim.batchId);
    return batchId === undefined ? [] : [{ ...one, claim: { ...one.claim, batchId } }];
  });
  const outcomes = await processClaimsIn(
    db,
    asked.map(({ claim }) => claim),
    work.now,
  );
  for (const [index, { state, place }] of asked.entries()) {
    const outcome = outcomes[index];
    const current = work.orders.get(state.row.externalId);
    if (!outcome?.ok || current === undefined || current.frozen === null) continue;
    const { progress } = current.frozen;
    const copies = { ...progress.copies, [place]: [...(progress.copies[place] ?? []), outcome.value.copy.id] };
    work.orders.set(state.row.externalId, {
      ...current,
      frozen: { ...current.frozen, progress: { ...progress, copies } },
    });
  }
}

/** The copies that an order is owed which was paid in this set; what it lost by then is not given any more. */
function askedBy(work: OrderWork, state: OrderState): Asked[] {
  const { row, frozen } = state;
  if (frozen === null || frozen.state !== 'used' || isGuest(row)) return [];
  if (work.loadedFrozen.get(row.id)?.state === 'used') return [];
  return frozen.terms.gifts.flatMap(({ type, of, quantity }, place): Asked[] => {
    if (type !== 'coupon' || of === null) return [];
    const batchId = of;
    return Array.from({ length: quantity - takenOf(frozen, place) }, (_, nth) => ({
      state,
      place,
      claim: {
        memberId: row.memberId,
        batchId,
        key: `order:${row.id}:${place}:${nth}`,
        way: 'give',
        from: {},
      },
    }));
  });
}

const takenOf = ({ progress }: Frozen, place: number): number => progress.taken[place] ?? 0;
