import 'server-only';
import { barredBy, type Place } from '@/lib/kernel/bounds';
import type { Facts } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { type GrantView, grantsOf } from './queries';
import type { Terms } from './rules/terms';
import { type UseRow, usesByClerk, usesByStore } from './store/uses';
import { benefitBook } from './store/versions';
import { sayBenefit } from './words';

const GRANTS_MAX = 100;

type Named = { readonly zh: string; readonly en: string };

/** A benefit that a clerk can redeem for a member: what it gives in words, how often still, and what bars it here and now. */
export type DeskBenefit = {
  readonly grantId: string;
  readonly name: Terms['name'];
  readonly says: Named;
  readonly left: number | null;
  readonly endsAt: Date | null;
  readonly no: { readonly code: string; readonly facts: Facts } | null;
};

/**
 * The benefits of a member that a desk redeems by hand: rights that people honour, and whatever is counted in times. A
 * discount without end needs no clerk, and coupons lie in the wallet (S0-3.4).
 */
export async function deskBenefits(db: Db, memberId: string, place: Place, now: Date): Promise<DeskBenefit[]> {
  const [views, { zone }] = await Promise.all([
    grantsOf(db, memberId, { cursor: null, limit: GRANTS_MAX, now }),
    program(db),
  ]);
  return views.filter(isForHand).map(({ grant, terms, left }) => {
    const params = terms.levels.find(({ level }) => level === grant.level)?.params ?? terms.params;
    const said = { kind: terms.kind, params };
    const usedUp = left === 0 ? { code: 'benefit_used_up', facts: { quota: grant.quota } } : null;
    return {
      grantId: grant.id,
      name: terms.name,
      says: { zh: sayBenefit(said, 'zh-CN'), en: sayBenefit(said, 'en') },
      left,
      endsAt: grant.endsAt,
      no: usedUp ?? barredBy(terms, place, now, zone),
    };
  });
}

/** Coupons lie in the wallet, and points are exchanged by whom they belong to. */
const FOR_MEMBERS: readonly string[] = ['gift_coupon', 'points_exchange'];

const isForHand = ({ terms, state, left }: GrantView): boolean =>
  state === 'ACTIVE' && !FOR_MEMBERS.includes(terms.kind) && (left !== null || terms.kind.endsWith('_right'));

/** A use that a clerk made, with the name of its benefit. */
export type ClerkUse = { readonly use: UseRow; readonly name: Terms['name'] | null };

/** What a clerk, or everybody in a store, redeemed by hand in [from, to), newest first; given back ones too. */
export async function clerkUses(
  db: Db,
  asked: Parameters<typeof usesByClerk>[1] | Parameters<typeof usesByStore>[1],
): Promise<ClerkUse[]> {
  const [uses, settings] = await Promise.all([
    'store' in asked ? usesByStore(db, asked) : usesByClerk(db, asked),
    program(db),
  ]);
  if (uses.length === 0) return [];
  const book = await benefitBook(db, settings);
  return uses.map((use) => ({ use, name: nameIn(book, use.benefit) }));
}

/** What a benefit is called, by its code; null for one that was never published. */
export const benefitName = async (db: Db, benefit: string): Promise<Terms['name'] | null> =>
  nameIn(await benefitBook(db, await program(db)), benefit);

const nameIn = ({ versions }: Awaited<ReturnType<typeof benefitBook>>, benefit: string): Terms['name'] | null =>
  versions.get(benefit)?.find((one) => one.terms !== null)?.terms?.name ?? null;
