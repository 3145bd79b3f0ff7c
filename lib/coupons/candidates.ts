import { ownBudgetCode } from '@/lib/budgets';
import { must } from '@/lib/kernel/assert';
import { parseId } from '@/lib/kernel/id';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { type CouponClaim, promiseClaims } from './claim/promise';
import type { CouponEffect } from './kind';
import { codeHash } from './own-code';
import { withPlace } from './redeem/redeem';
import { couponKinds } from './registry';
import { isSoundCode, normaliseCode } from './rules/code';
import { type CouponState, stateAt, stateInBatch } from './rules/life';
import { type No, notInStore, outOfBounds } from './rules/redeem';
import type { Terms } from './rules/terms';
import { batchesById, batchIdsNamed, termsName, termsOf } from './store/batches';
import { type CodeRow, codesByHash } from './store/codes';
import { type CopyRow, copiesAtHand, copiesByIds, copiesOfBatches } from './store/copies';
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
  /** The buyer typed an open code: how his copy is claimed when the order is placed; null when he has the copy. */
  readonly claim: CouponClaim | null;
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
 * code he typed opens a copy of his, or one that would be claimed with the order, or comes back with why it does not (N2).
 * Nothing is locked.
 */
export async function couponCandidates(db: Db, asked: CouponsAsked): Promise<CouponsAtHand> {
  const { memberId, at, codes } = asked;
  if (memberId === null && codes.length === 0) return { candidates: [], unusable: [] };
  const since = new Date(at.getTime() - TOLD_MS);
  const limits = { at, since, ofVersion: OF_VERSION_MAX, limit: AT_HAND_MAX };
  const [own, typed] = await Promise.all([
    memberId === null ? [] : copiesAtHand(db, memberId, limits),
    codes.length === 0 ? NOTHING_TYPED : opened(db, memberId, codes, at),
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
    const claim = typed.claims.get(copy.id) ?? null;
    const isPicked = picked.has(copy.id);
    return candidateOf(copy, said, { state, last, barred, storeCode: asked.storeCode, isPicked, claim });
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
  readonly claim: CouponClaim | null;
};

function candidateOf(copy: CopyRow, terms: Terms, seen: Seen): CouponCandidate {
  const { state, last, storeCode, barred, isPicked, claim } = seen;
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
    claim,
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
    claim: null,
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

type Typed = {
  readonly copies: readonly CopyRow[];
  /** Of copies that are only promised: how they would be claimed. */
  readonly claims: ReadonlyMap<string, CouponClaim>;
  readonly unusable: readonly UnusableCode[];
};
const NOTHING_TYPED: Typed = { copies: [], claims: new Map(), unusable: [] };

async function opened(db: Db, memberId: string | null, codes: readonly string[], at: Date): Promise<Typed> {
  const typed = [...new Set(codes)];
  const byId = new Map(typed.flatMap((code) => entryOf(code, parseId('coupon', code))));
  const sound = typed.filter((code) => !byId.has(code) && isSoundCode(normaliseCode(code)));
  const rows = await codesByHash(db, sound.map(codeHash));
  const rest = typed.filter((code) => !byId.has(code) && !rows.has(codeHash(code)));
  const batches = memberId === null ? NO_BATCHES : await batchesTyped(db, memberId, rest, at);
  const found = typed.map((code) => {
    const copy = byId.get(code) ?? batches.own.get(code)?.id;
    return { code, ...ofTyped(code, memberId, copy, rows.get(codeHash(code))), ...claimOf(code, batches.claims) };
  });
  const refs = found.flatMap(({ couponId }) => (couponId === null || memberId === null ? [] : { memberId, couponId }));
  const copies = new Map((await copiesByIds(db, refs)).map((copy) => [copy.id, copy]));
  const wanted = found.flatMap(({ code, claim }) => (claim === null || memberId === null ? [] : { code, claim }));
  const promised = await promiseClaims(
    db,
    memberId ?? '',
    wanted.map(({ claim }) => claim),
    at,
  );
  const claims = new Map<string, CouponClaim>();
  const unclaimable: UnusableCode[] = [];
  for (const [place, { code, claim }] of wanted.entries()) {
    const came = promised[place];
    if (came === undefined) continue;
    if ('no' in came) unclaimable.push({ coupon: code, code: came.no.code, facts: { ...came.no.facts, coupon: code } });
    else {
      copies.set(came.copy.id, { ...came.copy, code });
      claims.set(came.copy.id, claim);
    }
  }
  const unusable = found.flatMap(({ code, couponId, claim, no }): UnusableCode[] => {
    if (claim !== null || (couponId !== null && copies.has(couponId))) return [];
    return [{ coupon: code, code: no, facts: { coupon: code } }];
  });
  return { copies: [...copies.values()], claims, unusable: [...unusable, ...unclaimable] };
}

type BatchesTyped = {
  readonly own: ReadonlyMap<string, CopyRow>;
  readonly claims: ReadonlyMap<string, CouponClaim>;
};
const NO_BATCHES: BatchesTyped = { own: new Map(), claims: new Map() };

/** What was typed that is the name of a batch: a free copy that the member has of it already, else one he would claim. */
async function batchesTyped(db: Db, memberId: string, typed: readonly string[], at: Date): Promise<BatchesTyped> {
  const spelled = (code: string) => [code, code.toLowerCase(), code.toUpperCase()];
  const ids = await batchIdsNamed(db, typed.flatMap(spelled));
  if (ids.size === 0) return NO_BATCHES;
  const had = await copiesOfBatches(db, memberId, [...new Set(ids.values())]);
  const isFree = (copy: CopyRow) => stateAt(copy, at) === 'CLAIMED' && copy.startsAt <= at;
  const [own, claims] = [new Map<string, CopyRow>(), new Map<string, CouponClaim>()];
  for (const code of typed) {
    const batchId = spelled(code).flatMap((name) => ids.get(name) ?? [])[0];
    if (batchId === undefined) continue;
    const free = had.find((copy) => copy.batchId === batchId && isFree(copy));
    if (free !== undefined) own.set(code, free);
    else claims.set(code, { batchId, hash: null });
  }
  return { own, claims };
}

const entryOf = (code: string, id: string | null): [string, string][] => (id === null ? [] : [[code, id]]);

const claimOf = (code: string, claims: BatchesTyped['claims']): { claim?: CouponClaim } => {
  const claim = claims.get(code);
  return claim === undefined ? {} : { claim };
};

type Meant = { readonly couponId: string | null; readonly claim: CouponClaim | null; readonly no: string };

/** The copy that is meant, or how it would be claimed; and why there is none should it not be the buyer's. */
function ofTyped(code: string, memberId: string | null, id: string | undefined, row: CodeRow | undefined): Meant {
  const nothing = { couponId: null, claim: null };
  if (id !== undefined) return { ...nothing, couponId: id, no: 'coupon_not_found' };
  if (row === undefined || !isSoundCode(normaliseCode(code))) return { ...nothing, no: 'coupon_not_found' };
  if (row.state === 'voided') return { ...nothing, no: 'coupon_voided' };
  if (row.state === 'open') {
    const claim = memberId === null ? null : { batchId: row.batchId, hash: row.hash };
    return { ...nothing, claim, no: 'coupon_unclaimed' };
  }
  return row.memberId === memberId
    ? { ...nothing, couponId: row.couponId, no: 'coupon_not_found' }
    : { ...nothing, no: 'coupon_of_other_member' };
}
