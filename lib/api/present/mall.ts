import { z } from 'zod';
import type { Exchange, Offered } from '@/lib/mall';
import { ORDER_STATES } from '@/lib/mall/rules/order';
import { CATEGORIES, ITEM_KINDS, WAYS } from '@/lib/mall/rules/terms';
import type { Locale } from '@/lib/platform/command';
import type { Page } from '../reads/lists';
import type { SeenExchange } from '../reads/mall';
import type { Shown } from '../route';
import { At, idOf, iso, nameIn, pageOf } from './shared';

/** An item of the points mall at a member's price. */
export const MallItemAnswer = z
  .object({
    code: z.string(),
    name: z.string(),
    about: z.string(),
    category: z.enum(CATEGORIES),
    kind: z.enum(ITEM_KINDS),
    points: z.int(),
    listPoints: z.int(),
    cash: z.int(),
    left: z.int().nullable(),
    perMember: z.int().nullable(),
    ways: z.array(z.enum(WAYS)),
    from: At.nullable(),
    to: At.nullable(),
    available: z.boolean(),
    reason: z.string().nullable(),
    short: z.int(),
  })
  .meta({
    id: 'MallItem',
    description:
      '`points` is what this member pays, `listPoints` what everybody else does; `cash` in minor units beside them; `left` null: without end; `available` leaves his balance aside, `reason` says why not; `short` points are missing',
  });

/** The mall as a member sees it. */
export const MallAnswer = z
  .object({ balance: z.int(), data: z.array(MallItemAnswer) })
  .meta({ id: 'Mall', description: 'All items by their place on the shelf, with what the member has to spend' });

/** An exchange of points for an item. */
export const ExchangeAnswer = z
  .object({
    id: idOf('mallOrder'),
    item: z.string(),
    name: z.string(),
    kind: z.string(),
    points: z.int(),
    cash: z.int(),
    state: z.enum(ORDER_STATES),
    way: z.string(),
    storeCode: z.string().nullable(),
    exchangedAt: At,
    shippedAt: At.nullable(),
    completedAt: At.nullable(),
    cancelledAt: At.nullable(),
    carrier: z.string().nullable(),
    tracking: z.string().nullable(),
  })
  .meta({
    id: 'Exchange',
    description: 'Addresses, pick-up codes and the codes of gift cards are shown to the member alone, on his own pages',
  });

/** A page of a member's exchanges. */
export const ExchangePage = pageOf(ExchangeAnswer).meta({ id: 'ExchangePage' });

const told = (text: { readonly zh: string; readonly en: string }, locale: Locale): string =>
  nameIn(text, locale) || text.zh;

function itemBody({ code, terms, left, points, may, short }: Offered, locale: Locale): z.output<typeof MallItemAnswer> {
  const { name, about, category, kind, cash, perMember, ways, from, to } = terms;
  return {
    ...{ code, name: told(name, locale), about: told(about, locale), category, kind, points, listPoints: terms.points },
    ...{ cash, left, perMember, ways, short, from: iso(dateOf(from)), to: iso(dateOf(to)) },
    ...{ available: may.allowed, reason: may.allowed ? null : may.code },
  };
}

const dateOf = (moment: Date | null): Date | null => (moment === null ? null : new Date(moment));

/** Writes the mall as a member sees it. */
export const presentMall = (
  { balance, offered }: { readonly balance: number; readonly offered: readonly Offered[] },
  locale: Locale,
): Shown => ({ status: 200, body: { balance, data: offered.map((one) => itemBody(one, locale)) } });

/** Writes one item as a member sees it. */
export const presentMallItem = (offered: Offered, locale: Locale): Shown => ({
  status: 200,
  body: itemBody(offered, locale),
});

function exchangeBody(exchange: Exchange, locale: Locale): z.output<typeof ExchangeAnswer> {
  const { id, item, name, kind, points, cash, state, way, store, carrier, tracking } = exchange;
  return {
    ...{ id, item, name: told(name, locale), kind, points, cash, state, way, storeCode: store },
    exchangedAt: exchange.createdAt.toISOString(),
    shippedAt: iso(exchange.shippedAt),
    completedAt: iso(exchange.doneAt),
    cancelledAt: iso(exchange.cancelledAt),
    ...{ carrier, tracking },
  };
}

/** Writes an exchange; a repeat answers 200. */
export const presentExchange = ({ isRepeat, exchange }: SeenExchange, locale: Locale, status = 200): Shown => ({
  status: isRepeat ? 200 : status,
  body: exchangeBody(exchange, locale),
});

/** Writes a page of a member's exchanges. */
export const presentExchanges = ({ rows, nextCursor }: Page<Exchange>, locale: Locale): Shown => ({
  status: 200,
  body: { data: rows.map((row) => exchangeBody(row, locale)), nextCursor },
});
