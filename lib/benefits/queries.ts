import 'server-only';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { gateKeeper } from '@/lib/segments';
import { effectOf } from './candidates';
import { exchangeKey } from './exchange/names';
import { benefitsInForce, termsOfGrant } from './in-force';
import { type GrantState, isTaking, leftOf, stateAt, type Use } from './rules/life';
import type { Terms } from './rules/terms';
import { exchangesOf } from './store/exchanges';
import { type GrantRow, grantsBefore } from './store/grants';
import { type UseRow, usesOfGrants, usesOfMember } from './store/uses';
import { type BenefitBook, benefitBook } from './store/versions';

/** A grant with what its version says, and what it is at the instant. */
export type GrantView = {
  readonly grant: GrantRow;
  readonly terms: Terms;
  readonly state: GrantState;
  /** Times left; null: without end. */
  readonly left: number | null;
  /** Times that orders hold. */
  readonly held: number;
  /** The points for which it is exchanged; null: it exchanges none. */
  readonly exchanges: { readonly points: number } | null;
};

/** The grants of a member, newest first, before a grant. */
export async function grantsOf(
  db: Db,
  memberId: string,
  { cursor, limit, now }: { readonly cursor: string | null; readonly limit: number; readonly now: Date },
): Promise<GrantView[]> {
  const [rows, settings] = await Promise.all([grantsBefore(db, memberId, cursor, limit), program(db)]);
  if (rows.length === 0) return [];
  const book = await benefitBook(db, settings);
  return rows.flatMap(({ uses, ...grant }) => viewOf(book, grant, uses, now));
}

/** Grants with their terms and states; what nobody understands any more is left out. */
export async function viewsOf(db: Db, rows: readonly GrantRow[], now: Date): Promise<GrantView[]> {
  if (rows.length === 0) return [];
  const [settings, uses] = await Promise.all([program(db), usesOfGrants(db, rows)]);
  const book = await benefitBook(db, settings);
  const byGrant = Map.groupBy(uses, ({ grantId }) => grantId);
  return rows.flatMap((grant) => viewOf(book, grant, byGrant.get(grant.id) ?? [], now));
}

function viewOf(book: BenefitBook, grant: GrantRow, uses: readonly Use[], now: Date): GrantView[] {
  const terms = termsOfGrant(book, grant);
  if (terms === null) return [];
  // Coupons of a grant live in the wallet: it is used up as it is granted.
  const left = terms.kind === 'gift_coupon' ? (grant.quota ?? 0) - grant.used : leftOf(grant, uses, now);
  const held = uses.filter((use) => use.state === 'held' && isTaking(use, now)).length;
  const effect = effectOf(terms, grant.level);
  const exchanges = effect?.as === 'exchange' ? { points: effect.points } : null;
  return [{ grant, terms, state: stateAt(grant, grant.used, now), left, held, exchanges }];
}

/** A use of a member with the name of its benefit, and what it exchanged. */
export type UseView = {
  readonly use: UseRow;
  readonly name: Terms['name'];
  readonly exchange: {
    /** What names it for its member. */
    readonly key: string;
    readonly points: number;
    readonly isReturnable: boolean;
  } | null;
};

/** What a member has used, newest first. */
export async function memberUses(db: Db, memberId: string, limit: number, now: Date): Promise<UseView[]> {
  const [uses, settings] = await Promise.all([usesOfMember(db, memberId, limit), program(db)]);
  const exchanging = uses.filter(({ way }) => way === 'exchange');
  const [{ versions }, exchanges] = await Promise.all([benefitBook(db, settings), exchangesOf(db, exchanging)]);
  const exchangeOf = ({ grantId, source }: UseRow): UseView['exchange'] => {
    const found = exchanges.find((one) => one.grantId === grantId && one.source === source);
    if (found === undefined) return null;
    const isReturnable = found.backAt === null && found.backUntil !== null && now < found.backUntil;
    return { key: exchangeKey(source), points: found.points, isReturnable };
  };
  return uses.flatMap((use) => {
    const terms = versions.get(use.benefit)?.find((one) => one.terms !== null)?.terms;
    return terms === undefined || terms === null ? [] : [{ use, name: terms.name, exchange: exchangeOf(use) }];
  });
}

/** A benefit that the member does not have: what it says, the level that brings it first, whether he may claim it. */
export type LockedBenefit = {
  readonly code: string;
  readonly terms: Terms;
  readonly level: string | null;
  readonly canClaim: boolean;
};

/** The level of a member, and those above it, the nearest first. */
export type MemberLevels = { readonly held: string; readonly above: readonly string[] };

const GRANTS_MAX = 200;

/** Everything about a member's benefits for his own page: what he has, and what is not his yet (M3). */
export async function memberBenefits(
  db: Db,
  memberId: string,
  asked: MemberLevels | Promise<MemberLevels>,
  now: Date,
): Promise<{ readonly grants: readonly GrantView[]; readonly locked: readonly LockedBenefit[] }> {
  const settings = await program(db);
  const [grants, force, levels] = await Promise.all([
    grantsOf(db, memberId, { cursor: null, limit: GRANTS_MAX, now }),
    benefitsInForce(db, settings, now),
    asked,
  ]);
  const gate = await gateKeeper(db, 'benefit', { codes: force.map(({ code }) => code), memberIds: [memberId], now });
  const has = new Set(
    grants.filter(({ state }) => state === 'ACTIVE' || state === 'USED').map(({ grant }) => grant.benefit),
  );
  const locked = force.flatMap(({ code, terms }): LockedBenefit[] => {
    if (has.has(code) || gate(code, memberId) !== 'open') return [];
    const isForHim = terms.levels.length === 0 || terms.levels.some(({ level }) => level === levels.held);
    const canClaim = isForHim && terms.giveOn.some(({ on }) => on === 'claim');
    const level = isForHim
      ? null
      : (levels.above.find((one) => terms.levels.some((said) => said.level === one)) ?? null);
    return canClaim || level !== null ? [{ code, terms, level, canClaim }] : [];
  });
  // What one may claim first, then by the level that brings it, the nearest first.
  const rank = ({ level }: LockedBenefit) => (level === null ? -1 : levels.above.indexOf(level));
  return { grants, locked: locked.toSorted((a, b) => rank(a) - rank(b)) };
}
