import { ownBudgetCode } from '@/lib/budgets';
import { must } from '@/lib/kernel/assert';
import { parseId } from '@/lib/kernel/id';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import type { CouponEffect } from './kind';
import { codeHash } from './own-code';
import { withPlace } from './redeem/redeem';
import { couponKinds } from './registry';
import { isSoundCode, normaliseCode } from './rules/code';
import { type CouponState, stateInBatch } from './rules/life';
import { type No, notInStore, outOfBounds } from './rules/redeem';
import type { Terms } from './rules/terms';
import { batchesById, termsName, termsOf } from './store/batches';
import { type CodeRow, codesByHash } from './store/codes';
import { type CopyRow, copiesAtHand, copiesByIds } from './store/copies';
import { type RedemptionRow, redemptionsOf } from './store/redemptions';

/** A member's copy as whoever prices a cart sees it: what it does as data, and what its owner knows against it (4.C.4). */
export type CouponCandidate = {
  readonly couponId: string;
  readonly code: string | null;
  readonly version: number;
  readonly name: Terms['name'];
  readonly effect: CouponEffect;
  readonly scope: Terms['scope'];
  readonly stacking: Terms['stacking'];
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** The buyer named it: it is kept, and the rest is arranged around it (4.C-choosing). */
  readonly isPicked: boolean;
  /** The budgets that pay for it: that of its batch, where all its copies together may cost only so much (4.G). */
  readonly budgets: readonly string[];
  readonly blocked: No | null;
};

/** A code that opens no copy of the buyer, and why. */
export type UnusableCode = No & { readonly coupon: string };

/** All that a cart may use of coupons, and what was typed in vain. */
export type CouponsAtHand = {
  readonly candidates: readonly CouponCandidate[];
  readonly unusable: readonly UnusableCode[];
};

/** For whom, when and where a cart is priced, and what the buyer typed: codes, or ids of his copies. */
export type CouponsAsked = {
  readonly memberId: string | null;
  readonly at: Date;
  readonly storeCode: string | null;
  readonly channel: string | null;
  readonly codes: readonly string[];
};

// Pricing looks at some dozen candidates in milliseconds. Of a member with thousands the soonest to end are tried, and of
// many copies of one version no more than could count together; what he picks is always among them.
const AT_HAND_MAX = 40;
const OF_VERSION_MAX = 3;
const TOLD_MS = 7 * 86_400_000;

/**
 * The copies that a member may use, soonest to end first, and those that lately ended or were voided with that reason; each
 * code he typed opens a copy of his, or comes back with why it does not (N2). Nothing is locked.
 */
export async function couponCandidates(db: Db, asked: CouponsAsked): Promise<CouponsAtHand> {
  const { memberId, at, codes } = asked;
  if (memberId === null && codes.length === 0) return { candidates: [], unusable: [] };
  const since = new Date(at.getTime() - TOLD_MS);
  const limits = { at, since, ofVersion: OF_VERSION_MAX, limit: AT_HAND_MAX };
  const [own, typed] = await Promise.all([
    memberId === null ? [] : copiesAtHand(db, memberId, limits),
    codes.length === 0 ? NOTHING_TYPED : opened(db, memberId, codes),
  ]);
  const picked = new Set(typed.copies.map(({ id }) => id));
  const copies = [...typed.copies, ...own.filter(({ id }) => !picked.has(id))];
  const batchIds = [...new Set(copies.map(({ batchId }) => batchId))];
  const [terms, batches, { zone }] = await Promise.all([termsOf(db, copies), batchesById(db, batchIds), program(db)]);
  const used = copies.filter(({ state }) => state === 'USED').map(({ id }) => id);
  const redeemed = await redemptionsOf(db, used);
  const candidates = copies.map((copy) => {
    const said = must(terms.get(termsName(copy)), `copy ${copy.id} of terms that nobody published`);
    const state = stateInBatch(copy, batches.get(copy.batchId)?.state === 'voided', at);
    const last = redeemed.get(copy.id) ?? null;
    const barred = copy.bounds === null ? null : outOfBounds(copy.bounds, asked, at, zone);
    return candidateOf(copy, said, { state, last, barred, storeCode: asked.storeCode, isPicked: picked.has(copy.id) });
  });
  return { candidates, unusable: typed.unusable };
}

type Seen = {
  readonly state: CouponState;
  /** Its newest redemption at a till. */
  readonly last: RedemptionRow | null;
  readonly storeCode: string | null;
  /** Why it may not be used here and now by what it is bound to. */
  readonly barred: No | null;
  readonly isPicked: boolean;
};

function candidateOf(copy: CopyRow, terms: Terms, { state, last, storeCode, barred, isPicked }: Seen): CouponCandidate {
  const { name, scope, stacking } = terms;
  const kind = must(couponKinds.find(terms.kind), `coupon of the kind ${terms.kind}`);
  return {
    couponId: copy.id,
    code: copy.code,
    version: copy.version,
    name,
    effect: kind.effect(terms.params),
    scope,
    stacking,
    startsAt: copy.startsAt,
    endsAt: copy.endsAt,
    isPicked,
    budgets: terms.budget.limit === null ? [] : [ownBudgetCode({ scope: 'batch', subject: copy.batchId })],
    blocked: notInState(copy, state, last) ?? notInStore(terms, storeCode) ?? barred,
  };
}

/** A copy that nobody holds yet, as it would be on the day on which it is issued: for trying what is being written. */
export function candidateOfTerms(
  terms: Terms,
  { couponId, storeCode, at }: { readonly couponId: string; readonly storeCode: string | null; readonly at: Date },
): CouponCandidate {
  const { name, scope, stacking, kind, params } = terms;
  return {
    couponId,
    code: null,
    version: 1,
    name,
    effect: must(couponKinds.find(kind), `coupon of the kind ${kind}`).effect(params),
    scope,
    stacking,
    startsAt: at,
    endsAt: new Date(at.getTime() + TOLD_MS),
    isPicked: false,
    budgets: [],
    blocked: notInStore(terms, storeCode),
  };
}

/** What is not valid yet or no more is told by its time; all else by its state. */
function notInState({ usedAt, voidedAt }: CopyRow, state: CouponState, last: RedemptionRow | null): No | null {
  if (state === 'USED') {
    const used = { code: 'already_used', facts: { at: usedAt?.toISOString() ?? null } };
    return withPlace(used, last);
  }
  if (state === 'HELD') return { code: 'coupon_held', facts: {} };
  if (state === 'VOIDED') return { code: 'coupon_voided', facts: { at: voidedAt?.toISOString() ?? null } };
  return null;
}

type Typed = { readonly copies: readonly CopyRow[]; readonly unusable: readonly UnusableCode[] };
const NOTHING_TYPED: Typed = { copies: [], unusable: [] };

async function opened(db: Db, memberId: string | null, codes: readonly string[]): Promise<Typed> {
  const typed = [...new Set(codes)];
  const byId = new Map(typed.flatMap((code) => entryOf(code, parseId('coupon', code))));
  const sound = typed.filter((code) => !byId.has(code) && isSoundCode(normaliseCode(code)));
  const rows = await codesByHash(db, sound.map(codeHash));
  const found = typed.map((code) => ({ code, ...ofTyped(code, memberId, byId.get(code), rows.get(codeHash(code))) }));
  const refs = found.flatMap(({ couponId }) => (couponId === null || memberId === null ? [] : { memberId, couponId }));
  const copies = new Map((await copiesByIds(db, refs)).map((copy) => [copy.id, copy]));
  const unusable = found.flatMap(({ code, couponId, no }): UnusableCode[] => {
    if (couponId !== null && copies.has(couponId)) return [];
    return [{ coupon: code, code: no, facts: { coupon: code } }];
  });
  return { copies: [...copies.values()], unusable };
}

const entryOf = (code: string, id: string | null): [string, string][] => (id === null ? [] : [[code, id]]);

/** The copy that is meant, and why there is none should it not be the buyer's. */
function ofTyped(
  code: string,
  memberId: string | null,
  id: string | undefined,
  row: CodeRow | undefined,
): { readonly couponId: string | null; readonly no: string } {
  if (id !== undefined) return { couponId: id, no: 'coupon_not_found' };
  if (row === undefined || !isSoundCode(normaliseCode(code))) return { couponId: null, no: 'coupon_not_found' };
  if (row.state === 'open') return { couponId: null, no: 'coupon_unclaimed' };
  if (row.state === 'voided') return { couponId: null, no: 'coupon_voided' };
  return row.memberId === memberId
    ? { couponId: row.couponId, no: 'coupon_not_found' }
    : { couponId: null, no: 'coupon_of_other_member' };
}
