/** A thing that was redeemed, by which it is undone: a coupon's redemption, or the use of a grant by its key. */
export type DeedRef =
  | { readonly kind: 'coupon'; readonly redemption: string }
  | { readonly kind: 'benefit'; readonly member: string; readonly grant: string; readonly key: string };

const SEPARATOR = '~';

/** The id of a deed as it leaves the program; its parts are ids that did so before. */
export const writeDeedId = (ref: DeedRef): string =>
  ref.kind === 'coupon' ? ref.redemption : [ref.member, ref.grant, ref.key].join(SEPARATOR);

/** Reads it back; whatever has no three parts is a redemption, which is looked for and not found. */
export function readDeedId(text: string): DeedRef {
  const [member, grant, key] = text.split(SEPARATOR);
  if (member === undefined || grant === undefined || key === undefined) return { kind: 'coupon', redemption: text };
  return { kind: 'benefit', member, grant, key };
}
