import 'server-only';
import { staffNames } from '@/lib/access';
import { benefitUndoSeconds, type ClerkUse } from '@/lib/benefits';
import { type CopyView, couponKinds, type Redeemed, undoSeconds } from '@/lib/coupons';
import { publicId } from '@/lib/kernel/id';
import { membersById } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { effectAtDesk } from './effect-at-desk';
import type { DeskDeed } from './rules/at-desk';
import { writeDeedId } from './rules/deed-id';
import { computeSaving } from './rules/saving';

const NAMELESS = { zh: '—', en: '—' };
// Whoever uses a benefit at a desk names the use by a key after this.
const DESK_SOURCE = 'desk:';
const STAFF = 'staff:';

/** A coupon that was redeemed, or a benefit that was used, at a desk. */
export type Done =
  | { readonly kind: 'coupon'; readonly redemption: Redeemed['redemption']; readonly view: CopyView | null }
  | ({ readonly kind: 'benefit' } & ClerkUse);

/** What was done as the desk shows it, in the same order; members masked. */
export async function deedsOf(db: Db, all: readonly Done[]): Promise<DeskDeed[]> {
  const ids = all.map((one) => (one.kind === 'coupon' ? one.redemption.memberId : one.use.memberId));
  const clerks = all.flatMap((one) => (one.kind === 'benefit' ? staffIn(one.use.clerk) : []));
  const [members, names, seconds, ofBenefits] = await Promise.all([
    membersById(db, [...new Set(ids)]),
    staffNames(db, [...new Set(clerks)]),
    undoSeconds(db),
    benefitUndoSeconds(db),
  ]);
  return all.map((one, place) => {
    const member = members.get(ids[place] ?? '')?.name ?? null;
    if (one.kind === 'coupon') return redeemed(one, member, seconds * 1_000);
    const [clerk = ''] = staffIn(one.use.clerk);
    return used(one, member, names.get(clerk) ?? null, ofBenefits * 1_000);
  });
}

/** The id in `staff:<id>`; a key or the program is nobody. */
const staffIn = (label: string | null): string[] => (label?.startsWith(STAFF) ? [label.slice(STAFF.length)] : []);

function redeemed(
  { redemption, view }: Extract<Done, { kind: 'coupon' }>,
  member: string | null,
  undoMs: number,
): DeskDeed {
  return {
    id: writeDeedId({ kind: 'coupon', redemption: publicId('redemption', redemption.id) }),
    kind: 'coupon',
    name: view?.terms.name ?? NAMELESS,
    member,
    storeCode: redemption.storeCode,
    amount: redemption.amount,
    off: view === null ? null : offOf(view, redemption.amount),
    at: redemption.at.toISOString(),
    clerk: redemption.clerk,
    undoneAt: redemption.undoneAt?.toISOString() ?? null,
    undoneWhy: redemption.undoneWhy,
    undoUntil: new Date(redemption.at.getTime() + undoMs).toISOString(),
  };
}

/** What it took off: of an amount that was said, or a plain sum; else nobody knows. */
function offOf({ terms }: CopyView, amount: number | null): number | null {
  const effect = couponKinds.find(terms.kind)?.effect(terms.params);
  if (effect === undefined) return null;
  const seen = effectAtDesk(effect);
  return amount === null ? seen.off : computeSaving(seen, amount).off;
}

function used(
  { use, name }: Extract<Done, { kind: 'benefit' }>,
  member: string | null,
  clerk: string | null,
  undoMs: number,
): DeskDeed {
  const ref = { member: publicId('member', use.memberId), grant: publicId('benefitGrant', use.grantId) };
  return {
    id: writeDeedId({ kind: 'benefit', ...ref, key: use.source.slice(DESK_SOURCE.length) }),
    kind: 'benefit',
    name: name ?? NAMELESS,
    member,
    storeCode: use.storeCode ?? '',
    amount: null,
    off: null,
    at: use.at.toISOString(),
    clerk,
    undoneAt: use.state === 'returned' ? use.changedAt.toISOString() : null,
    undoneWhy: use.state === 'returned' ? use.note : null,
    undoUntil: new Date(use.at.getTime() + undoMs).toISOString(),
  };
}
