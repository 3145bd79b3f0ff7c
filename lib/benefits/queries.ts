import 'server-only';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { benefitsInForce, termsOfGrant } from './in-force';
import { type GrantState, isTaking, leftOf, stateAt } from './rules/life';
import type { Terms } from './rules/terms';
import { type GrantRow, grantsBefore } from './store/grants';
import { type UseRow, usesOfGrants, usesOfMember } from './store/uses';
import { benefitBook } from './store/versions';

/** A grant with what its version says, and what it is at the instant. */
export type GrantView = {
  readonly grant: GrantRow;
  readonly terms: Terms;
  readonly state: GrantState;
  /** Times left; null: without end. */
  readonly left: number | null;
  /** Times that orders hold. */
  readonly held: number;
};

/** The grants of a member, newest first, before a grant. */
export async function grantsOf(
  db: Db,
  memberId: string,
  { cursor, limit, now }: { readonly cursor: string | null; readonly limit: number; readonly now: Date },
): Promise<GrantView[]> {
  const rows = await grantsBefore(db, memberId, cursor, limit);
  return viewsOf(db, rows, now);
}

/** Grants with their terms and states; what nobody understands any more is left out. */
export async function viewsOf(db: Db, rows: readonly GrantRow[], now: Date): Promise<GrantView[]> {
  if (rows.length === 0) return [];
  const [settings, uses] = await Promise.all([program(db), usesOfGrants(db, rows)]);
  const book = await benefitBook(db, settings);
  const byGrant = Map.groupBy(uses, ({ grantId }) => grantId);
  return rows.flatMap((grant) => {
    const terms = termsOfGrant(book, grant);
    if (terms === null) return [];
    const own = byGrant.get(grant.id) ?? [];
    // Coupons of a grant live in the wallet: it is used up as it is granted.
    const left = terms.kind === 'gift_coupon' ? (grant.quota ?? 0) - grant.used : leftOf(grant, own, now);
    const held = own.filter((use) => use.state === 'held' && isTaking(use, now)).length;
    return [{ grant, terms, state: stateAt(grant, grant.used, now), left, held }];
  });
}

/** A use of a member with the name of its benefit. */
export type UseView = { readonly use: UseRow; readonly name: Terms['name'] };

/** What a member has used, newest first. */
export async function memberUses(db: Db, memberId: string, limit: number): Promise<UseView[]> {
  const [uses, settings] = await Promise.all([usesOfMember(db, memberId, limit), program(db)]);
  const { versions } = await benefitBook(db, settings);
  return uses.flatMap((use) => {
    const terms = versions.get(use.benefit)?.find((one) => one.terms !== null)?.terms;
    return terms === undefined || terms === null ? [] : [{ use, name: terms.name }];
  });
}

/** A benefit that the member does not have: what it says, the level that brings it first, whether he may claim it. */
export type LockedBenefit = {
  readonly code: string;
  readonly terms: Terms;
  readonly level: string | null;
  readonly canClaim: boolean;
};

const GRANTS_MAX = 200;

/** Everything about a member's benefits for his own page: what he has, and what is not his yet (M3). */
export async function memberBenefits(
  db: Db,
  memberId: string,
  levels: { readonly held: string; readonly above: readonly string[] },
  now: Date,
): Promise<{ readonly grants: readonly GrantView[]; readonly locked: readonly LockedBenefit[] }> {
  const settings = await program(db);
  const [grants, force] = await Promise.all([
    grantsOf(db, memberId, { cursor: null, limit: GRANTS_MAX, now }),
    benefitsInForce(db, settings, now),
  ]);
  const has = new Set(
    grants.filter(({ state }) => state === 'ACTIVE' || state === 'USED').map(({ grant }) => grant.benefit),
  );
  const locked = force.flatMap(({ code, terms }): LockedBenefit[] => {
    if (has.has(code)) return [];
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
