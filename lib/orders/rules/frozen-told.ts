import { type Frozen, type FrozenOffer, shareOf } from './frozen';

/** What one offer takes off a line of an order, for its page; amounts in fen. */
export type ToldShare = Pick<FrozenOffer, 'offer' | 'name'> & { readonly amount: number };

/** What each offer took off a line, in the order in which they counted; nothing for an order priced elsewhere. */
export function sharesOfLine(frozen: Pick<Frozen, 'terms'> | null, line: string): ToldShare[] {
  const units = frozen?.terms.lines.find(({ id }) => id === line)?.units ?? [];
  return (frozen?.terms.offers ?? []).flatMap(({ offer, name }) => {
    const amount = shareOf(units, offer);
    return amount === 0 ? [] : [{ offer, name, amount }];
  });
}

/** What of a line is paid with points, in fen. */
export const tenderOfLine = (frozen: Pick<Frozen, 'terms'> | null, line: string): number =>
  frozen?.terms.lines.find(({ id }) => id === line)?.tender.fen ?? 0;

/** What somebody reads of something that was kept back: the offer, or the offer that gave the gift. */
export function offerKeptFor(frozen: Pick<Frozen, 'terms'> | null, key: string): FrozenOffer['name'] | null {
  const place = /^gift:(\d+)$/.exec(key)?.[1];
  const offer = place === undefined ? key : frozen?.terms.gifts[Number(place) - 1]?.offer;
  return frozen?.terms.offers.find((one) => one.offer === offer)?.name ?? null;
}
