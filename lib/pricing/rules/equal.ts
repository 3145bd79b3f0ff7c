import { leavesOf } from '@/lib/kernel/condition';
import { localTime } from '@/lib/kernel/day';
import { evaluate } from './evaluate';
import type { MemberSnapshot, Offer, PricingInput } from './types';

/** What members may differ in, by the facts that tell it (N20). */
const ATTRIBUTES = {
  level: ['member.level', 'member.rank'],
  kind: ['member.kind'],
  region: ['member.region'],
  channel: ['member.channel'],
  tags: ['member.tags'],
  tenure: ['member.days'],
  history: ['member.orders', 'member.amount', 'member.days_since_order', 'member.level_orders'],
  points: ['member.points'],
  birth: ['member.birth_month'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** One of them. */
export type Attribute = keyof typeof ATTRIBUTES;

/** All of them. */
export const ATTRIBUTE_CODES = Object.keys(ATTRIBUTES) as readonly Attribute[];

/** The attribute that a fact tells of; null for facts that tell nothing of a member. */
export const attributeOf = (fact: string): Attribute | null =>
  ATTRIBUTE_CODES.find((code) => (ATTRIBUTES[code] as readonly string[]).includes(fact)) ?? null;

/** The attributes of members by which an offer chooses whom it speaks to. */
export const attributesIn = ({ conditions }: Pick<Offer, 'conditions'>): readonly Attribute[] =>
  conditions === null
    ? []
    : [...new Set(leavesOf(conditions).flatMap(({ attribute }) => attributeOf(attribute) ?? []))];

/** A member who differs from the plain one in one attribute: in which, and how it is called. */
export type Variant = { readonly attribute: Attribute; readonly value: string; readonly member: MemberSnapshot };

const DAY_MS = 86_400_000;

/**
 * Members who differ from a plain one in one attribute each: all levels, and for everything else the values that conditions
 * name and one beyond each bound of theirs, so that whatever an offer tells apart is tried on both sides (N20).
 */
export function variantsOf(
  plain: MemberSnapshot,
  levels: readonly { readonly code: string; readonly rank: number }[],
  offers: readonly Pick<Offer, 'conditions'>[],
  { now, zone }: { readonly now: Date; readonly zone: string },
): readonly Variant[] {
  const leaves = offers.flatMap(({ conditions }) => (conditions === null ? [] : leavesOf(conditions)));
  const names = (fact: string) => [
    ...new Set(leaves.flatMap((leaf) => (leaf.attribute === fact && 'oneOf' in leaf ? leaf.oneOf : []))),
  ];
  const sizes = (fact: string) => [
    ...new Set(
      leaves.flatMap((leaf) => {
        if (leaf.attribute !== fact || 'oneOf' in leaf) return [];
        const bound = 'atLeast' in leaf ? leaf.atLeast : leaf.atMost;
        return [bound - 1, bound, bound + 1].filter((size) => size >= 0);
      }),
    ),
  ];
  const vary = (attribute: Attribute, value: string | number, change: Partial<MemberSnapshot>): Variant => {
    return { attribute, value: String(value), member: { ...plain, ...change } };
  };
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const answered = (orders: number) => ({
    values: { ...plain.asked?.values, 'member.level_orders': orders },
    outside: plain.asked?.outside ?? {},
  });
  const month = localTime(now, zone).month;
  return [
    ...levels.map(({ code, rank }) => vary('level', code, { level: code, rank })),
    ...names('member.kind').map((kind) => vary('kind', kind, { kind })),
    ...names('member.region').map((region) => vary('region', region, { region })),
    ...names('member.channel').map((channel) => vary('channel', channel, { channel })),
    ...names('member.tags').map((tag) => vary('tags', tag, { tags: [tag] })),
    ...sizes('member.days').map((days) => vary('tenure', days, { registeredAt: ago(days) })),
    ...sizes('member.orders').map((orders) => vary('history', orders, { orders })),
    ...sizes('member.amount').map((amount) => vary('history', amount, { amount })),
    ...sizes('member.days_since_order').map((days) => vary('history', days, { lastOrderAt: ago(days) })),
    ...sizes('member.level_orders').map((orders) => vary('history', orders, { asked: answered(orders) })),
    ...sizes('member.points').map((available) => vary('points', available, { points: { available, debt: 0 } })),
    vary('birth', month, { birth: { month, day: localTime(now, zone).day } }),
  ];
}

/** One basket that costs the plain member and a variant of him different amounts, and the offers that make it so. */
export type Gap = {
  readonly attribute: Attribute;
  readonly value: string;
  readonly plain: number;
  readonly varied: number;
  readonly causes: readonly string[];
};

/** Where one basket costs members different amounts for what they differ in, by the evaluator that prices everything (N20). */
export function gapsOf(
  input: Omit<PricingInput, 'member' | 'earning'>,
  plain: MemberSnapshot,
  variants: readonly Variant[],
): Gap[] {
  const priced = (member: MemberSnapshot) => {
    const { totals, applied } = evaluate({ ...input, member, earning: null });
    const gave = applied.filter(({ granted }) => granted > 0).map(({ offer }) => offer);
    return { net: totals.goods, gave };
  };
  const base = priced(plain);
  return variants.flatMap(({ attribute, value, member }): Gap[] => {
    const other = priced(member);
    if (other.net === base.net) return [];
    const [less, more] = other.net < base.net ? [other, base] : [base, other];
    const causes = less.gave.filter((offer) => !more.gave.includes(offer));
    return [{ attribute, value, plain: base.net, varied: other.net, causes: causes.length > 0 ? causes : less.gave }];
  });
}
