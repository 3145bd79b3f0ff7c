import 'server-only';
import { type DeskBenefit, deskBenefits } from '@/lib/benefits';
import { type CouponCandidate, couponCandidates, redemptionsOf } from '@/lib/coupons';
import { must } from '@/lib/kernel/assert';
import { publicId } from '@/lib/kernel/id';
import { bookSummary } from '@/lib/ledger';
import { heldLevels, levelSchemes, schemeAt } from '@/lib/levels';
import { type MemberProfile, memberById } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { effectAtDesk } from './effect-at-desk';
import type { DeskItem, DeskLook, DeskMember, Via } from './rules/at-desk';

/** Where, when and how somebody stands at the desk; `code` is the coupon that was scanned itself. */
export type Standing = {
  readonly storeCode: string;
  readonly now: Date;
  readonly via: Via;
  readonly code?: string;
};

/** A member as the desk shows him: masked, his level and points, and what of his may be redeemed here, or why not. */
export async function memberAtDesk(
  db: Db,
  memberId: string,
  { storeCode, now, via, code }: Standing,
): Promise<Extract<DeskLook, { kind: 'member' }>> {
  const [profile, { points }, [held], { candidates }, benefits] = await Promise.all([
    memberById(db, memberId),
    bookSummary(db, memberId, now),
    heldLevels(db, [memberId]),
    couponCandidates(db, { memberId, at: now, storeCode, channel: 'pos', codes: code === undefined ? [] : [code] }),
    deskBenefits(db, memberId, { storeCode, channel: 'pos' }, now),
  ]);
  const { scheme } = schemeAt(await levelSchemes(db, await program(db)), now);
  const level = scheme.levels.find((one) => one.code === held?.code) ?? null;
  const used = candidates.filter(({ blocked }) => blocked?.code === 'already_used').map(({ couponId }) => couponId);
  const redemptions = await redemptionsOf(db, used);
  const coupons = candidates.map((one) => {
    const redemption = redemptions.get(one.couponId);
    // Undone and used since by an order: then where is another question.
    return couponItem(one, redemption?.undoneAt === null ? redemption.storeCode : null, now);
  });
  const items = [...coupons, ...benefits.map(benefitItem)];
  const picked = candidates.find(({ isPicked }) => isPicked);
  return {
    kind: 'member',
    via,
    member: memberOf(must(profile, `member ${memberId} at the desk`), level, points.available),
    items: [...items.filter(({ no }) => no === null), ...items.filter(({ no }) => no !== null)],
    picked: picked === undefined ? null : publicId('coupon', picked.couponId),
  };
}

type LevelSeen = { readonly name: DeskItem['name']; readonly metal: string };

const memberOf = (profile: MemberProfile, level: LevelSeen | null, points: number): DeskMember => ({
  id: publicId('member', profile.id),
  name: profile.name,
  mobile: profile.mobile,
  number: profile.code,
  isFrozen: profile.status === 'frozen',
  level: level === null ? null : { name: level.name, metal: level.metal },
  points,
});

function couponItem(candidate: CouponCandidate, usedIn: string | null, now: Date): DeskItem {
  const { couponId, code, name, effect, startsAt, endsAt, blocked } = candidate;
  return {
    kind: 'coupon',
    id: publicId('coupon', couponId),
    code,
    name,
    effect: effectAtDesk(effect),
    says: null,
    left: null,
    endsAt: endsAt.toISOString(),
    no: blockedIn(blocked, usedIn) ?? notInTime(startsAt, endsAt, now),
  };
}

const RIGHT: DeskItem['effect'] = { does: 'right', from: 0, off: null, rateBp: null, max: null };

const benefitItem = ({ grantId, name, says, left, endsAt, no }: DeskBenefit): DeskItem => ({
  kind: 'benefit',
  id: publicId('benefitGrant', grantId),
  code: null,
  name,
  effect: RIGHT,
  says,
  left,
  endsAt: endsAt?.toISOString() ?? null,
  no,
});

const blockedIn = (no: DeskItem['no'], store: string | null): DeskItem['no'] =>
  no === null || store === null ? no : { ...no, facts: { ...no.facts, store } };

function notInTime(startsAt: Date, endsAt: Date, now: Date): DeskItem['no'] {
  if (endsAt <= now) return { code: 'expired', facts: { at: endsAt.toISOString() } };
  return now < startsAt ? { code: 'not_started', facts: { from: startsAt.toISOString() } } : null;
}
