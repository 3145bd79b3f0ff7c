import { budgetNames, budgetRooms, computePace, ownBudgetCode, type Pace, percentOf } from '@/lib/budgets';
import { viewsOf } from '@/lib/coupons';
import { prizeStocks } from '@/lib/games';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import type { PartFacts } from './parts/part';
import type { HeldSpan } from './rules/held';
import type { Meter } from './rules/stop';

/** What a campaign draws on, how much of it is used, and how fast for the campaign's time. */
export type Draw = {
  readonly what: Meter['what'];
  /** The budget's code, or what the part is called by. */
  readonly code: string;
  readonly sort: 'budget' | PartFacts['sort'];
  readonly kind: 'AMOUNT' | 'POINTS' | 'COUNT';
  readonly name: { readonly zh: string; readonly en: string } | null;
  readonly limit: number;
  readonly used: number;
  readonly isPaused: boolean;
  readonly pace: Pace;
};

/** The budgets and stocks of a campaign's parts, as the database has them now. */
export async function drawsOf(
  db: Db,
  program: Program,
  {
    budget,
    parts,
    span,
    now,
  }: {
    readonly budget: string | null;
    readonly parts: readonly PartFacts[];
    readonly span: HeldSpan;
    readonly now: Date;
  },
): Promise<Draw[]> {
  const of = (sort: PartFacts['sort']) => parts.filter((part) => part.sort === sort);
  const stockCodes = of('offer').map(({ gate }) => ownBudgetCode({ scope: 'offer', subject: gate }));
  const batchCodes = of('batch').map(({ gate }) => ownBudgetCode({ scope: 'batch', subject: gate }));
  const named = [...(budget === null ? [] : [budget]), ...parts.flatMap(({ budgets }) => budgets)];
  const codes = [...new Set([...named, ...stockCodes, ...batchCodes])];
  const [rooms, names, batches, prizes] = await Promise.all([
    codes.length === 0 ? [] : budgetRooms(db, { codes, pools: [], memberId: null, at: now, zone: program.zone }),
    budgetNames(db, codes),
    viewsOf(
      db,
      of('batch').map(({ gate }) => gate),
    ),
    prizeStocks(
      db,
      of('game').map(({ gate }) => gate),
    ),
  ]);
  const draw = (one: Omit<Draw, 'pace'>): Draw => ({ ...one, pace: computePace(span, one.used, one.limit, now) });
  const nameOf = (sort: string, gate: string) => parts.find((part) => part.sort === sort && part.gate === gate) ?? null;
  const ofRooms = rooms.map(({ code, scope, subject, kind, limit, left, isPaused }) => {
    const part = scope === 'offer' || scope === 'batch' ? nameOf(scope, subject) : null;
    // The stock of an offer stands in a budget that counts pieces.
    const isStock = scope === 'offer' && kind === 'COUNT';
    return draw({
      what: isStock ? 'stock' : 'budget',
      code: isStock ? (part?.code ?? subject) : code,
      sort: isStock ? 'offer' : 'budget',
      kind,
      name: part?.name ?? names.get(code) ?? null,
      limit,
      used: limit - left,
      isPaused,
    });
  });
  const ofBatches = batches.flatMap(({ batch, stock }) => {
    if (stock.total === null) return [];
    const part = nameOf('batch', batch.id);
    const about = { what: 'stock', sort: 'batch', kind: 'COUNT', isPaused: false } as const;
    const said = { code: part?.code ?? batch.id, name: part?.name ?? null };
    return [draw({ ...about, ...said, limit: stock.total, used: stock.issued })];
  });
  const ofGames = of('game').flatMap((part) => stockOfGame(part, prizes).map(draw));
  return [...ofRooms, ...ofBatches, ...ofGames];
}

type Prize = { readonly code: string; readonly stock: number | null };

/** All limited prizes of a game together: one that is gone ends nothing, all that are gone do. */
function stockOfGame(
  part: PartFacts,
  given: readonly { readonly game: string; readonly prize: string; readonly given: number }[],
): Omit<Draw, 'pace'>[] {
  const { prizes = [] } = (part.said ?? {}) as { readonly prizes?: readonly Prize[] };
  const limited = prizes.filter(({ stock }) => stock !== null);
  if (limited.length === 0) return [];
  const sum = (count: (prize: Prize) => number) => limited.reduce((total, prize) => total + count(prize), 0);
  const gone = ({ code }: Prize) => given.find(({ game, prize }) => game === part.gate && prize === code)?.given ?? 0;
  const about = { what: 'stock', sort: 'game', kind: 'COUNT', isPaused: false } as const;
  return [{ ...about, code: part.code, name: part.name, limit: sum(({ stock }) => stock ?? 0), used: sum(gone) }];
}

/** The same for the rule of stopping. */
export const metersOf = (draws: readonly Draw[]): Meter[] =>
  draws.map(({ what, code, limit, used, pace }) => {
    return { what, code, limit, percent: percentOf(used, limit), runsOutAt: pace.endsAt };
  });
