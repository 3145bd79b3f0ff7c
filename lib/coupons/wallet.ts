import 'server-only';
import { parseId, publicId } from '@/lib/kernel/id';
import type { Db } from '@/lib/platform/db';
import { type CopyView, copyViews, withCodes } from './queries';
import { couponKinds } from './registry';
import type { Terms } from './rules/terms';
import { termsName, termsOf } from './store/batches';
import {
  ownCopy,
  type WalletGroup,
  type WalletOrder,
  type WalletPlace,
  type WalletTab,
  walletGroups,
  walletPage,
} from './store/wallet';

const SOON_MS = 72 * 3_600_000;
const PLACE = /^(-?\d{1,17}(?:\.\d{1,6})?)~(\w{1,40})$/;

/** How many copies lie in each tab, and how many of the usable ones end within three days. */
export type WalletCounts = Readonly<Record<WalletTab | 'soon', number>>;

/** One page of a tab of a member's wallet. */
export type WalletPage = {
  readonly counts: WalletCounts;
  readonly copies: readonly CopyView[];
  readonly nextCursor: string | null;
};

/** What a wallet is asked for; `q` is looked for in the names that the versions give themselves. */
export type WalletAsked = {
  readonly tab: WalletTab;
  readonly order: WalletOrder;
  readonly q: string;
  readonly cursor: string | null;
  readonly limit: number;
  readonly now: Date;
};

/** The numbers of a member's wallet in one statement. */
export async function walletCounts(db: Db, memberId: string, now: Date): Promise<WalletCounts> {
  return countsOf(await walletGroups(db, memberId, now, new Date(now.getTime() + SOON_MS)));
}

/** A page of a member's own coupons in a tab: by keyset, so that five thousand of them cost no more than fifty (M4). */
export async function couponWallet(db: Db, memberId: string, asked: WalletAsked): Promise<WalletPage> {
  const { tab, order, q, cursor, limit, now } = asked;
  const groups = await walletGroups(db, memberId, now, new Date(now.getTime() + SOON_MS));
  const own = groups.filter((group) => group.tab === tab);
  const terms = await termsOf(db, own);
  const keys = own.flatMap(({ batchId, version }) => {
    const said = terms.get(termsName({ batchId, version }));
    return said === undefined || !isNamed(said, q) ? [] : { batchId, version, worth: worthOf(said) };
  });
  const rows = await walletPage(db, memberId, keys, { tab, order, after: placeOf(cursor), limit: limit + 1, now });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    counts: countsOf(groups),
    copies: await copyViews(db, shown, now),
    nextCursor: rows.length > limit && last !== undefined ? `${last.place}~${publicId('coupon', last.id)}` : null,
  };
}

/** One coupon of the member with its code, or null: somebody else's is not there. */
export async function ownCoupon(db: Db, memberId: string, id: string, now: Date): Promise<CopyView | null> {
  const copy = await ownCopy(db, memberId, id);
  if (copy === null) return null;
  const [named] = await withCodes([copy]);
  const [view] = await copyViews(db, [named ?? copy], now);
  return view ?? null;
}

/** The usable coupons that end soonest, each with its code, and how many more there are: what a phone carries for when it has no net (M4). */
export async function couponsToCarry(
  db: Db,
  memberId: string,
  { limit, now }: { readonly limit: number; readonly now: Date },
): Promise<{ readonly views: readonly CopyView[]; readonly more: number }> {
  const asked = { tab: 'usable', order: 'ending', q: '', cursor: null, limit, now } as const;
  const { counts, copies } = await couponWallet(db, memberId, asked);
  const named = new Map((await withCodes(copies.map(({ copy }) => copy))).map((copy) => [copy.id, copy]));
  const views = copies.map((view) => ({ ...view, copy: named.get(view.copy.id) ?? view.copy }));
  return {
    views: views.filter(({ copy, state }) => state === 'CLAIMED' && copy.code !== null),
    more: counts.usable - copies.length,
  };
}

function placeOf(cursor: string | null): WalletPlace | null {
  const [, place, name = ''] = PLACE.exec(cursor ?? '') ?? [];
  const id = parseId('coupon', name);
  return place === undefined || id === null ? null : { place: Number(place), id };
}

function countsOf(groups: readonly WalletGroup[]): WalletCounts {
  const counts = { usable: 0, upcoming: 0, used: 0, ended: 0, soon: 0 };
  for (const { tab, count, soon } of groups) {
    counts[tab] += count;
    if (tab === 'usable') counts.soon += soon;
  }
  return counts;
}

const isNamed = ({ name, description }: Terms, q: string): boolean =>
  [name.zh, name.en, description.zh, description.en].some((text) => text.toLowerCase().includes(q.toLowerCase()));

/** The most that a copy can save, for putting the best first; what cannot be told comes last. */
const worthOf = ({ kind, params }: Terms): number => couponKinds.find(kind)?.costMax(params) ?? 0;
