import { type Condition, type Failure, judge, LATER, leavesOf } from '@/lib/kernel/condition';
import { daysBetween, localDate, localTime } from '@/lib/kernel/day';
import type { FactSource } from '../facts/fact';
import { factReader } from '../facts/registry';
import type { Moment, none, OfferKind } from '../kind';
import { offerKinds } from '../registry';
import type { Choice, Goods, Offer, OfferRefusal, PricingInput } from './types';

/** An offer that speaks at this moment to this buyer, as far as that does not depend on what else is applied. */
export type Speaking = {
  readonly offer: Offer;
  readonly kind: OfferKind;
  /** Whether its conditions ask for amounts. */
  readonly asksAmounts: boolean;
  readonly reads: (amounts: FactSource['amounts'], scopeQuantity: number) => FactSource;
};

/** Whether the offer speaks, or why not: its time, its owner's word, its kind's gate, its conditions (N2). */
export function speakingOf(offer: Offer, input: PricingInput): Speaking | OfferRefusal {
  const { now, member } = input;
  const kind = offerKinds.find(offer.kind);
  if (kind === undefined) return refusal('unknown_kind', { kind: offer.kind });
  if (offer.blocked !== null) return blockedAs(offer.blocked);
  if (offer.startsAt !== null && now < offer.startsAt)
    return refusal('not_started', { at: offer.startsAt.toISOString() });
  if (offer.endsAt !== null && now >= offer.endsAt) return refusal('ended', { at: offer.endsAt.toISOString() });
  if (offer.left === 0) return refusal('sold_out');
  if (kind.needsMember && member === null) return refusal('member_only');
  const shut = kind.gate(offer.params, momentOf(offer, input));
  if (shut !== null) return refusal(shut.code, shut.facts);
  const { cart, settings } = input;
  const asked: Condition | null = offer.conditions;
  const reads: Speaking['reads'] = (amounts, scopeQuantity) => ({
    lines: cart.lines,
    scopeQuantity,
    amounts,
    member,
    channel: cart.channel,
    store: cart.store,
    now,
    zone: settings.zone,
  });
  const asksAmounts = asked !== null && leavesOf(asked).some(({ attribute }) => AMOUNTS.includes(attribute));
  const failed = failedCondition(offer, reads(LATER, scopeUnits(offer, kind, cart.lines)));
  return failed ?? { offer, kind, asksAmounts, reads };
}

// What owners say that has a sentence of its own; all else is told as blocked, with their word.
const SAID_BY_OWNERS: readonly OfferRefusal['code'][] = [
  'already_used',
  'coupon_held',
  'coupon_voided',
  'wrong_store',
  'budget_exhausted',
  'budget_paused',
  'member_limit_reached',
  'member_only',
  'offer_stopped',
  'benefit_used_up',
  'benefit_limit',
  'benefit_wrong_channel',
  'benefit_wrong_store',
  'benefit_wrong_day',
  'benefit_wrong_hour',
  'benefit_wrong_date',
];

function blockedAs({ code, facts }: NonNullable<Offer['blocked']>): OfferRefusal {
  const known = SAID_BY_OWNERS.find((said) => said === code);
  return known === undefined ? refusal('blocked', { ...facts, reason: code }) : refusal(known, facts);
}

const AMOUNTS: readonly string[] = ['cart.amount', 'scope.amount'];

/** The first test of the offer's conditions that fails, as a refusal; null when none does, as far as is known. */
export function failedCondition({ conditions }: Offer, source: FactSource): OfferRefusal | null {
  if (conditions === null) return null;
  const judgement = judge(conditions, factReader(source));
  if (judgement.is !== 'no') return null;
  const { leaf, isNegated } = judgement;
  const [segment] = leaf.attribute === IN_SEGMENT && 'oneOf' in leaf && !isNegated ? leaf.oneOf : [];
  if (segment !== undefined) {
    const failure = source.member?.asked?.outside[segment] ?? judgement;
    return { code: 'outside_segment', facts: { ...factsOf(failure), segment }, failure: testOf(failure) };
  }
  return { code: 'condition_failed', facts: factsOf(judgement), failure: testOf(judgement) };
}

const IN_SEGMENT = 'member.segment';

const testOf = ({ leaf, isNegated, actual }: Failure): Failure => ({ leaf, isNegated, actual });

function factsOf({ leaf, isNegated, actual }: Failure): OfferRefusal['facts'] {
  return {
    attribute: leaf.attribute,
    test: `${isNegated ? 'not_' : ''}${'atLeast' in leaf ? 'at_least' : 'atMost' in leaf ? 'at_most' : 'one_of'}`,
    actual: Array.isArray(actual) ? actual.join(' ') : (actual as string | number | null),
    needed: 'atLeast' in leaf ? leaf.atLeast : 'atMost' in leaf ? leaf.atMost : leaf.oneOf.join(' '),
    ...('atLeast' in leaf && !isNegated && typeof actual === 'number' ? { short: leaf.atLeast - actual } : {}),
  };
}

/** Whether the offer is about goods: named by its scope, not excepted by it, and covered by its kind. */
export function isAbout({ scope, params }: Offer, kind: OfferKind, goods: Goods): boolean {
  if (!kind.covers(params, goods)) return false;
  if (scope.within !== undefined && !names(scope.within, goods)) return false;
  return (isEmpty(scope.include) || names(scope.include, goods)) && !names(scope.exclude, goods);
}

/** A refusal without a failed condition. */
export const refusal = (code: OfferRefusal['code'], facts: OfferRefusal['facts'] = {}): OfferRefusal => ({
  code,
  facts,
  failure: null,
});

const scopeUnits = (offer: Offer, kind: OfferKind, lines: PricingInput['cart']['lines']): number =>
  lines.reduce((total, { quantity, goods }) => (isAbout(offer, kind, goods) ? total + quantity : total), 0);

const isEmpty = (choice: Choice): boolean =>
  choice.skus.length + choice.products.length + choice.categories.length + choice.brands.length + choice.tags.length ===
  0;

function names(choice: Choice, goods: Goods): boolean {
  return (
    choice.skus.includes(goods.sku) ||
    (goods.product !== null && choice.products.includes(goods.product)) ||
    (goods.brand !== null && choice.brands.includes(goods.brand)) ||
    goods.categories.some((code) => choice.categories.includes(code)) ||
    goods.tags.some((tag) => choice.tags.includes(tag))
  );
}

/** The moment and the buyer of an offer as the gate of its kind sees them. */
export function momentOf(
  { id }: Offer,
  { now, settings, member }: Pick<PricingInput, 'now' | 'settings' | 'member'>,
): Moment {
  const { zone } = settings;
  const { weekday, month, day, year } = localTime(now, zone);
  const last = member?.lastUsed[id] ?? null;
  const daysSinceUse = last === null ? null : daysBetween(localDate(last, zone), localDate(now, zone));
  return { now, weekday, month, day, year, member, daysSinceUse };
}

/** The refusal that a kind's "nothing" is. */
export const refusedBy = ({ code, facts }: ReturnType<typeof none>): OfferRefusal => refusal(code, facts);
