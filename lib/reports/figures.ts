import 'server-only';
import type { LocalDate } from '@/lib/kernel/day';
import type { Db } from '@/lib/platform/db';
import { type Ask, type By, isTick } from './rules/ask';
import { beginOf, type DaySpan, type Stretch, stretchesOf, ticksOf } from './rules/days';
import type { FigureTable } from './rules/figure-table';
import type { Metric, Part } from './rules/metric';
import { readFor, toldOf } from './rules/metrics';
import { type CellSum, readCells, readGauged } from './store/read-cells';
import { type Instants, readSet } from './store/read-sets';
import { isSpread, readSpread } from './store/read-spread';

/** Of what the statistics say: the zone they are counted in, and the day until which they are complete. */
export type Clock = { readonly zone: string; readonly today: LocalDate };

// Before anything happened that is counted.
const BEGINNING = '1970-01-01';

/**
 * Some numbers for one question: sums and stocks by one pass over kept counts, members by kept sets, ratios from both.
 * Every key that anything was found for is there; a question about time has a key for each day or month.
 */
export async function figures(db: Db, codes: readonly string[], ask: Ask, clock: Clock): Promise<FigureTable> {
  const metrics = readFor(codes);
  const raw = new Map<string, Record<string, number>>();
  const put = (key: string, code: string, value: number): void => {
    const row = raw.get(key) ?? {};
    row[code] = (row[code] ?? 0) + value;
    raw.set(key, row);
  };
  if (isTick(ask.by)) for (const tick of ticksOf(ask.days, ask.by)) raw.set(tick, {});
  if (ask.by === 'all') raw.set('', {});
  await Promise.all([
    addSums(db, metrics, ask, clock, put),
    addStocks(db, metrics, ask, clock, put),
    addSets(db, metrics, ask, clock, put),
    addGauges(db, metrics, ask, put),
  ]);
  const shown = metrics.filter(({ code }) => codes.includes(code));
  return new Map(
    [...raw].map(([key, row]) => [key, Object.fromEntries(shown.map((one) => [one.code, toldOf(one, row)]))]),
  );
}

/** What is read of the kept statistics: weeks and days are told by days, everything else by whole months where it can. */
const keptFor = (days: DaySpan, by: By, today: LocalDate): readonly Stretch[] =>
  by === 'day' || by === 'week' ? [{ span: 'day', ...days }] : stretchesOf(days, today);

type Put = (key: string, code: string, value: number) => void;

async function addSums(db: Db, metrics: readonly Metric[], ask: Ask, clock: Clock, put: Put): Promise<void> {
  const mine = partsOf(metrics, 'sum');
  const stretches = keptFor(ask.days, ask.by, clock.today);
  const whats = whatsOf(mine);
  const plain = whats.filter((what) => !isSpread(what));
  const [cells, apart] = await Promise.all([
    readCells(db, plain, stretches, ask),
    readSpread(db, whats.filter(isSpread), stretches, ask, instantsOf(ask, clock)),
  ]);
  spread(mine, [...cells, ...apart], put);
}

/** The instants between which the days lie. */
const instantsOf = ({ days }: Ask, { zone }: Clock): Instants => ({
  begins: beginOf(days.from, zone),
  ends: beginOf(days.to, zone),
  zone,
});

/** A stock by time is what stood before, and what every day or month added. */
async function addStocks(db: Db, metrics: readonly Metric[], ask: Ask, { today }: Clock, put: Put): Promise<void> {
  const mine = [...partsOf(metrics, 'stock'), ...partsOf(metrics, 'reach')];
  const { by, days, where } = ask;
  const gone = goneOf(metrics, ask);
  spread(gone, await readCells(db, whatsOf(gone), keptFor(days, by, today), ask), put);
  if (!isTick(by)) {
    spread(mine, await readCells(db, whatsOf(mine), stretchesOf({ from: BEGINNING, to: days.to }, today), ask), put);
    return;
  }
  const before = stretchesOf({ from: BEGINNING, to: days.from }, today);
  const within = keptFor(days, by, today);
  const [opening, added] = await Promise.all([
    readCells(db, whatsOf(mine), before, { where, by: 'all' }),
    readCells(db, whatsOf(mine), within, ask),
  ]);
  for (const { code, parts } of mine) {
    let running = opening.reduce((total, cell) => total + takenOf(parts, cell), 0);
    for (const tick of ticksOf(days, by)) {
      running += added.filter(({ key }) => key === tick).reduce((total, cell) => total + takenOf(parts, cell), 0);
      put(tick, code, running);
    }
  }
}

async function addSets(db: Db, metrics: readonly Metric[], ask: Ask, clock: Clock, put: Put): Promise<void> {
  const mine = metrics.flatMap(({ code, reading }) => (reading.kind === 'set' ? [{ code, set: reading.set }] : []));
  const stretches = keptFor(ask.days, ask.by, clock.today);
  const instants = instantsOf(ask, clock);
  await Promise.all(
    mine.map(async ({ code, set }) => {
      for (const { key, people } of await readSet(db, set, stretches, ask, instants)) put(key, code, people);
    }),
  );
}

async function addGauges(db: Db, metrics: readonly Metric[], ask: Ask, put: Put): Promise<void> {
  const mine = metrics.flatMap(({ code, reading }) =>
    reading.kind === 'gauge' ? [{ code, parts: [{ what: reading.what, of: reading.of }] }] : [],
  );
  spread(mine, await readGauged(db, whatsOf(mine), ask), put);
}

type Mine = { readonly code: string; readonly parts: readonly Part[] };

/** What went out of stocks in the period; who only changed his level is gone from where levels are told apart. */
const goneOf = (metrics: readonly Metric[], { by, where }: Ask): readonly Mine[] =>
  metrics.flatMap(({ code, reading }) => {
    if (reading.kind !== 'reach') return [];
    return [{ code, parts: by === 'level' || where.level !== null ? reading.goneByLevel : reading.gone }];
  });

const partsOf = (metrics: readonly Metric[], kind: 'sum' | 'stock' | 'reach'): readonly Mine[] =>
  metrics.flatMap(({ code, reading }) => (reading.kind === kind ? [{ code, parts: reading.parts }] : []));

const whatsOf = (mine: readonly Mine[]): readonly string[] => [
  ...new Set(mine.flatMap(({ parts }) => parts.map(({ what }) => what))),
];

/** What a cell adds to a number, by the parts that take from it. */
const takenOf = (parts: readonly Part[], cell: CellSum): number =>
  parts.reduce((total, { what, of, sign = 1 }) => (what === cell.what ? total + sign * cell[of] : total), 0);

function spread(mine: readonly Mine[], cells: readonly CellSum[], put: Put): void {
  for (const { code, parts } of mine) {
    for (const cell of cells) {
      if (parts.some(({ what }) => what === cell.what)) put(cell.key, code, takenOf(parts, cell));
    }
  }
}
