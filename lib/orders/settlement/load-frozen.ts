import { type BenefitWork, loadBenefitWork } from '@/lib/benefits';
import { type BudgetWork, loadBudgetWork } from '@/lib/budgets';
import {
  batchIdsNamed,
  type CouponWork,
  loadCouponWork,
  loadOrderClaims,
  lockClaimCodes,
  type OrderClaims,
  type WantedClaim,
} from '@/lib/coupons';
import { type OpenSpend, openSpends } from '@/lib/ledger';
import { kinOf, type MemberWork } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import { offerUsesOf, recordOfferUses, usesTaken } from '@/lib/pricing';
import type { Frozen } from '../rules/frozen';
import { type FrozenRow, frozenOf } from '../store/frozen';
import type { OrderKey } from '../store/load';
import type { StoredOrder } from '../store/rows';
import { budgetsOf } from './budgets';
import { type AskedQuote, isGuest } from './state';

/** A new order that asks to be placed with a quote. */
export type Placing = OrderKey & {
  readonly asked: AskedQuote;
  /** Its goods are those of a quote that nobody has used; another is refused, and takes no offer from its neighbours. */
  readonly isSound: boolean;
};

/**
 * Notes that new orders use offers which come back only after some days; answers those orders, by their stored ids, whose
 * offer another order used too lately (4.H). The members are locked; mostly there is no such offer, and no statement.
 */
export const noteUses = async (
  db: Db,
  placing: readonly Placing[],
  zone: string,
): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (await recordOfferUses(db, placing.flatMap(usesOfPlacing), zone)).map(({ orderId, offer }) => [orderId, offer]),
  );

/** Of lapsed orders: the offer that another order of the member used since, by their stored ids (4.H). */
export async function usedSince(
  db: Db,
  stored: readonly StoredOrder[],
  frozen: ReadonlyMap<string, Frozen>,
  zone: string,
): Promise<ReadonlyMap<string, string>> {
  const uses = stored.flatMap(({ memberId, id, placedAt }) => {
    const is = frozen.get(id);
    if (is?.state !== 'lapsed') return [];
    return is.terms.uses.map((use) => ({ ...use, memberId, orderId: id, usedAt: placedAt }));
  });
  return new Map((await usesTaken(db, uses, zone)).map(({ orderId, offer }) => [orderId, offer]));
}

/** The offers of a new order that come back only after some days. */
export const usesOfPlacing = ({ memberId, orderId, asked: { quote }, isSound }: Placing) =>
  quote === null || !isSound || isGuest({ memberId })
    ? []
    : offerUsesOf({ memberId, orderId, usedAt: quote.at }, quote.priced.applied);

/** What orders with quotes work on beside the books: what they froze, and what it consumes. */
export type FrozenWork = {
  readonly frozen: ReadonlyMap<string, Frozen>;
  readonly coupons: CouponWork;
  /** Copies that new orders are to claim as they use them; null when none does. */
  readonly claims: OrderClaims | null;
  readonly benefits: BenefitWork;
  readonly budgets: BudgetWork;
  readonly spends: Map<string, OpenSpend>;
};

type Asked = {
  readonly members: MemberWork;
  readonly stored: readonly StoredOrder[];
  readonly placing: readonly Placing[];
  readonly program: Program;
  readonly now: Date;
};

/**
 * Loads what the set's orders with quotes froze, and locks what they consume, in the order of the house: copies with
 * their batches, grants, then budgets (4.F). A set without such orders costs no statement.
 */
export async function loadFrozen(db: Db, { members, stored, placing, program, now }: Asked): Promise<FrozenWork> {
  const rows = await frozenOf(
    db,
    stored.flatMap(({ quoteId, memberId, id }) => (quoteId === null ? [] : [{ memberId, orderId: id }])),
  );
  const spends = await openSpends(
    db,
    rows.flatMap(({ memberId, progress, terms }) =>
      progress.spendId === null || progress.pointsBack >= terms.tender.points
        ? []
        : [{ memberId, id: progress.spendId, absorbed: absorbedBy(members, memberId), kin: kinOf(members, memberId) }],
    ),
  );
  const given = [...new Set([...rows.flatMap(batchesGiven), ...placing.flatMap(batchesPromised)])];
  const promised = given.length === 0 ? [] : [...(await batchIdsNamed(db, given)).values()];
  const copies = [...rows.flatMap(copiesOf), ...placing.flatMap(copiesWanted)];
  const wanted = placing.flatMap(claimsWanted);
  const codes = await lockClaimCodes(db, wanted);
  const giving = [...new Set([...promised, ...wanted.map(({ claim }) => claim.batchId)])];
  const coupons = await loadCouponWork(db, copies, now, { giving });
  const claims = await loadOrderClaims(db, wanted, codes, now);
  const benefits = await loadBenefitWork(db, [...rows.flatMap(grantsOf), ...placing.flatMap(grantsWanted)], now);
  const budgets = await loadBudgetWork(
    db,
    [...rows.flatMap(budgetsTaken), ...placing.flatMap((one) => budgetsWanted(one, program))],
    now,
  );
  return {
    frozen: new Map(rows.map(({ memberId: _, orderId, ...frozen }) => [orderId, frozen])),
    coupons,
    claims,
    benefits,
    budgets,
    spends: new Map(
      rows.flatMap(({ orderId, progress }) => {
        const spend = progress.spendId === null ? undefined : spends.get(progress.spendId);
        return spend === undefined ? [] : [[orderId, spend] as const];
      }),
    ),
  };
}

const absorbedBy = (members: MemberWork, memberId: string): readonly string[] =>
  members.members.get(memberId)?.absorbed ?? [];

/** The copies that an order uses, and those that it gave as gifts. */
function copiesOf({ memberId, terms, progress }: FrozenRow) {
  const used = terms.offers.flatMap(({ source }) => (source.type === 'COUPON' ? [source.coupon] : []));
  const given = Object.values(progress.copies).flat();
  return [...used, ...given].map((couponId) => ({ memberId, couponId }));
}

const copiesWanted = ({ memberId, asked: { quote } }: Placing) =>
  (quote?.priced.applied ?? []).flatMap(({ source }) =>
    source.type === 'COUPON' && source.claim === undefined ? [{ memberId, couponId: source.coupon }] : [],
  );

/** Copies that nobody has yet; an order that is refused anyway claims none, and its neighbours lose none to it. */
const claimsWanted = ({ memberId, isSound, asked: { quote } }: Placing): WantedClaim[] =>
  !isSound || isGuest({ memberId })
    ? []
    : (quote?.priced.applied ?? []).flatMap(({ source }) =>
        source.type === 'COUPON' && source.claim !== undefined
          ? [{ memberId, couponId: source.coupon, claim: source.claim }]
          : [],
      );

type Promised = { readonly type: string; readonly of: string | null };
const batchesIn = (gifts: readonly Promised[]) =>
  gifts.flatMap(({ type, of }) => (type === 'coupon' && of !== null ? [of] : []));

/** The batches whose copies an order gives once it is paid. */
const batchesGiven = ({ state, terms }: FrozenRow) => (state === 'used' ? [] : batchesIn(terms.gifts));

const batchesPromised = ({ asked: { quote } }: Placing) => batchesIn(quote?.priced.gifts ?? []);

const grantsOf = ({ memberId, terms }: FrozenRow) =>
  terms.offers.flatMap(({ source }) => (source.type === 'BENEFIT' ? [{ memberId, grantId: source.grant }] : []));

const grantsWanted = ({ memberId, asked: { quote } }: Placing) =>
  (quote?.priced.applied ?? []).flatMap(({ source }) =>
    source.type === 'BENEFIT' ? [{ memberId, grantId: source.grant }] : [],
  );

const named = (memberId: string): string | null => (isGuest({ memberId }) ? null : memberId);

const budgetsTaken = ({ memberId, orderId, terms }: FrozenRow) =>
  terms.budgets.length === 0
    ? []
    : [{ source: orderId, memberId: named(memberId), budgets: terms.budgets.map(({ budget }) => budget) }];

function budgetsWanted({ memberId, orderId, asked: { quote } }: Placing, program: Program) {
  const wanted = quote === null ? [] : budgetsOf(quote, program);
  return wanted.length === 0
    ? []
    : [{ source: orderId, memberId: named(memberId), budgets: wanted.map(({ budget }) => budget) }];
}
