import 'server-only';
import { z } from 'zod';
import { type ListPage, parseListQuery } from '@/lib/kernel/list-query';
import { Refusal } from '@/lib/kernel/refusal';
import { query } from '@/lib/platform/query';
import { offerShelf } from '@/lib/pricing';
import { offerKinds } from '@/lib/pricing/registry';
import { type ListedOffer, OFFER_SORTS, type OfferPlace, pageOfOffers } from '@/lib/pricing/rules/offer-listing';
import { PHASES } from '@/lib/pricing/rules/offer-state';
import { type GoodsNames, goodsNames, namesOf, type RowNames } from '../../_reading/goods-names';

/** An offer as the list shows it; instants as text. */
export type OfferRow = Omit<ListedOffer, 'startsAt' | 'endsAt' | 'changedAt'> & {
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly changedAt: string;
  /** What the goods that its effect names are called, by their codes. */
  readonly names: RowNames;
};

const BEFORE = '~';

/** The offers by state, kind and layer, by keyset in both directions (2.0.1). */
export const offerList = query({
  can: 'offers.read',
  input: z.record(z.string(), z.string().max(4_000)),
  async run(context, raw): Promise<ListPage<OfferRow>> {
    const { q, filters, view, sort: asked, cursor, limit } = parseListQuery(new URLSearchParams(raw));
    const phase = PHASES.find((one) => one === view);
    const filter = {
      q,
      phases: phase === undefined ? [] : [phase],
      kinds: filters.kind ?? [],
      layers: filters.layer ?? [],
    };
    const sort = OFFER_SORTS.find((one) => one === asked) ?? '-changed';
    const all = await offerShelf.run(context, {});
    const page = pageOfOffers(all, filter, { sort, place: placeOf(cursor), limit });
    const names = await goodsNames(context.db, page.rows.flatMap(namedIn), context.now);
    const [first, last] = [page.rows[0], page.rows.at(-1)];
    return {
      rows: page.rows.map((row) => rowOf(row, names)),
      nextCursor: page.hasNext && last !== undefined ? cursorOf(last) : null,
      prevCursor: page.hasPrevious && first !== undefined ? `${BEFORE}${cursorOf(first)}` : null,
      total: { value: page.total, relation: 'eq' },
      asOf: context.now.toISOString(),
    };
  },
});

/** The goods, categories and brands that the sentence of an offer names by their codes. */
function namedIn({ kind, params }: ListedOffer): readonly string[] {
  const known = offerKinds.find(kind);
  if (known === undefined || !known.params.safeParse(params).success) return [];
  return Object.values(known.says(params).values).flatMap((said) => (said?.as === 'list' ? said.value : []));
}

const rowOf = ({ startsAt, endsAt, changedAt, ...row }: ListedOffer, names: GoodsNames): OfferRow => ({
  ...row,
  startsAt: startsAt?.toISOString() ?? null,
  endsAt: endsAt?.toISOString() ?? null,
  changedAt: changedAt.toISOString(),
  names: namesOf(names, namedIn({ startsAt, endsAt, changedAt, ...row })),
});

const cursorOf = ({ code, priority, changedAt }: ListedOffer): string => `${priority}.${changedAt.getTime()}.${code}`;

function placeOf(cursor: string | null): OfferPlace | null {
  if (cursor === null) return null;
  const isBack = cursor.startsWith(BEFORE);
  const [, priority, time, code] = /^(-?\d{1,7})\.(\d{1,15})\.(.{1,64})$/s.exec(cursor.slice(isBack ? 1 : 0)) ?? [];
  if (code === undefined) throw new Refusal('bad_cursor', {}, 422);
  return { code, priority: Number(priority), changedAt: new Date(Number(time)), isBack };
}
