import 'server-only';
import { benefitBook } from '@/lib/benefits';
import { openBatches } from '@/lib/coupons';
import { gameBook } from '@/lib/games';
import { mallBook } from '@/lib/mall';
import type { PartSort } from '@/lib/platform/authored/gates';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import { publishedOffers, stoppedOffers } from '@/lib/pricing';
import { gateKeeper } from '@/lib/segments';
import { taskBook } from '@/lib/tasks';
import { sinceOf, type TermBook } from './book';
import * as printers from './printers';

type Name = { readonly zh: string; readonly en: string };
type Said = { readonly name?: Name; readonly description?: Name; readonly about?: Name; readonly rules?: Name } | null;
type Load = (db: Db, program: Program, now: Date) => Promise<readonly TermBook[]>;

const OPEN_MAX = 100;

/** What there are many of, each with its own rules: the word in the address, and how all that live are read. */
const MANY: Readonly<Record<ManyKind, Load>> = {
  async coupon(db, _, now) {
    const batches = await openBatches(db, now, OPEN_MAX);
    return batches.map(({ code, versions }) =>
      bookOf(
        printers.coupon,
        code,
        versions.map(({ version, terms, publishedAt }) => ({ version, from: publishedAt, terms })),
      ),
    );
  },
  async benefit(db, program) {
    const { benefits, versions } = await benefitBook(db, program);
    return benefits
      .filter(({ state }) => state === 'live')
      .map(({ code }) => bookOf(printers.benefit, code, (versions.get(code) ?? []).map(dated)));
  },
  async offer(db, program, now) {
    const [all, stopped] = await Promise.all([publishedOffers(db, program), stoppedOffers(db)]);
    const isOver = (one: (typeof all)[number]) =>
      (one.withdrawnAt !== null && one.withdrawnAt <= now) || (one.endsAt !== null && one.endsAt <= now);
    const byCode = Map.groupBy(
      all.filter(({ code }) => !stopped.has(code)),
      ({ code }) => code,
    );
    return [...byCode].flatMap(([code, versions]) => {
      const newest = versions[0];
      if (newest === undefined || isOver(newest)) return [];
      const dates = versions.map(({ version, effectiveFrom, terms, startsAt, endsAt }) => ({
        version,
        from: sinceOf(effectiveFrom),
        terms: { terms, startsAt, endsAt },
      }));
      return { ...bookOf(printers.offer, code, dates), name: nameOf(newest.terms as Said) };
    });
  },
  async task(db, program) {
    const { tasks, versions } = await taskBook(db, program);
    return tasks
      .filter(({ state }) => state === 'live')
      .map(({ code }) => bookOf(printers.task, code, (versions.get(code) ?? []).map(dated)));
  },
  async item(db) {
    const items = await mallBook(db);
    return items.map(({ code, versions }) =>
      bookOf(
        printers.item,
        code,
        versions.map(({ version, terms, publishedAt }) => ({ version, from: publishedAt, terms })),
      ),
    );
  },
  async game(db, program, now) {
    const { games, versions } = await gameBook(db, program);
    return games
      .filter(({ endedAt, code }) => {
        const to = versions.get(code)?.[0]?.terms?.to;
        return endedAt === null && (to === undefined || now < to);
      })
      .map(({ code }) => bookOf(printers.game, code, (versions.get(code) ?? []).map(dated)));
  },
};

/** What a campaign may hold of them, by the sort of part; coupons are told apart by their owner. */
const HELD: Readonly<Partial<Record<ManyKind, PartSort>>> = {
  benefit: 'benefit',
  offer: 'offer',
  task: 'task',
  game: 'game',
};

/** All that live of one sort, without what a campaign holds back now: its own page shows that (4.M). */
export async function booksOf(kind: ManyKind, db: Db, program: Program, now: Date): Promise<readonly TermBook[]> {
  const books = await MANY[kind](db, program, now);
  const sort = HELD[kind];
  if (sort === undefined) return books;
  const gate = await gateKeeper(db, sort, { codes: books.flatMap(({ code }) => code ?? []), memberIds: [], now });
  return books.filter(({ code }) => code === null || ['open', 'outside'].includes(gate(code, '')));
}

/** The sorts of things that have rules each. */
export type ManyKind = 'coupon' | 'benefit' | 'offer' | 'task' | 'item' | 'game';

/** Their words, in the order in which members read them. */
export const MANY_KINDS = Object.keys(MANY) as readonly ManyKind[];

type Dated = { readonly version: number; readonly effectiveFrom: Date; readonly terms: unknown };
const dated = ({ version, effectiveFrom, terms }: Dated) => ({ version, from: sinceOf(effectiveFrom), terms });

function bookOf(printer: TermBook['printer'], code: string, versions: TermBook['versions']): TermBook {
  const newest = (versions[0]?.terms ?? null) as Said;
  return { printer, code, name: nameOf(newest), note: noteOf(newest), versions };
}

const nameOf = (said: Said): Name | null => said?.name ?? null;

/** The makers' own words: a description, and what games add in lines. */
function noteOf(said: Said): Name | null {
  const parts = [said?.description ?? said?.about, said?.rules].filter((part) => part !== undefined);
  const [zh, en] = [parts.map((part) => part.zh), parts.map((part) => part.en)].map((texts) =>
    texts.filter(Boolean).join('\n'),
  );
  return zh || en ? { zh: zh ?? '', en: en ?? '' } : null;
}
