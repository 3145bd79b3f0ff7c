import 'server-only';
import { budgetRooms } from '@/lib/budgets';
import { type Actor, isScoped, may } from '@/lib/kernel/actor';
import { type DraftRehearsal, type RehearsedMember, rehearseDraft } from '@/lib/levels';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { membersMatching } from '@/lib/segments';
import { type BenefitInForce, benefitsInForce } from './in-force';
import { packKey } from './rules/entered';
import { type LevelBudget, levelBudget } from './rules/level-budget';
import {
  addCosts,
  type CostBook,
  type CostFacts,
  costBook,
  hadName,
  type LevelCost,
  noCost,
  packCosts,
  packsOf,
  sumCosts,
} from './rules/pack-costs';
import type { Terms } from './rules/terms';
import { packsHad } from './store/packs';
import { unitCosts } from './unit-costs';

/** What a rehearsed draft costs by the benefits of levels: each level with its budget, all together, what has no cost. */
export type RehearsedCosts = {
  readonly levels: readonly (LevelCost & { readonly budget: LevelBudget | null })[];
  readonly total: LevelCost;
  /** Benefits of which nobody can say ahead what they cost: they are in no sum. */
  readonly uncounted: readonly Terms['name'][];
  /** Whether any benefit comes with a level at all. */
  readonly isAny: boolean;
  readonly showsBudgets: boolean;
};

/**
 * Rehearses the draft of the levels and what it costs: packs that members have not had yet, and a month of what comes
 * again, at full use (N8, S3-8.3). Null: no draft. Costs are for whoever may see benefits, budgets for whoever may see
 * all of them.
 */
export async function rehearseWithCosts(
  db: Db,
  actor: Actor,
  now: Date,
): Promise<{ readonly found: DraftRehearsal; readonly costs: RehearsedCosts | null } | null> {
  if (!may(actor, 'benefits.read')) {
    const found = await rehearseDraft(db, actor, now);
    return found === null ? null : { found, costs: null };
  }
  let costs: LevelCost[] = [];
  let ahead: Ahead | null = null;
  const found = await rehearseDraft(db, actor, now, async (members, { startsAt, scheme }) => {
    ahead ??= await loadAhead(db, startsAt);
    costs = addCosts([...costs, ...(await costsOfSet(db, members, { ...ahead, levels: scheme.levels, now }))]);
  });
  if (found === null) return null;
  const { force, book } = ahead ?? (await loadAhead(db, found.startsAt));
  const showsBudgets = may(actor, 'budgets.read') && !isScoped(actor);
  const levels = found.levels.map(({ code }) => costs.find(({ level }) => level === code) ?? noCost(code));
  const rooms = showsBudgets ? await roomsOf(db, found) : [];
  const unknown = new Set([...book.packs, ...book.months].flatMap(({ benefit, fen }) => (fen === null ? benefit : [])));
  return {
    found,
    costs: {
      levels: levels.map((cost) => {
        const own = rooms.filter(({ kind, subject }) => kind === 'AMOUNT' && subject === cost.level);
        return { ...cost, budget: levelBudget(cost, own) };
      }),
      total: sumCosts(levels),
      uncounted: force.filter(({ code }) => unknown.has(code)).map(({ terms }) => terms.name),
      isAny: book.packs.length + book.months.length > 0,
      showsBudgets,
    },
  };
}

type Ahead = { readonly force: readonly BenefitInForce[]; readonly book: CostBook };

/** The benefits as they will stand when the draft begins, with what they cost. */
async function loadAhead(db: Db, startsAt: Date): Promise<Ahead> {
  const force = await benefitsInForce(db, await program(db), startsAt);
  return { force, book: costBook(force, await unitCosts(db, force), startsAt) };
}

type Asked = Ahead & Pick<CostFacts, 'levels'> & { readonly now: Date };

/** The costs of a set of members: two statements, and one for each benefit that names its members by a condition. */
async function costsOfSet(
  db: Db,
  members: readonly RehearsedMember[],
  { force, book, levels, now }: Asked,
): Promise<LevelCost[]> {
  const risers = members.filter(({ move }) => move?.kind === 'up' && packsOf(move, book, levels).length > 0);
  const [had, fitting] = await Promise.all([
    packsHad(
      db,
      risers.map(({ memberId }) => memberId),
      [...new Set(book.packs.map(({ benefit }) => benefit))],
      [...new Set(book.packs.map(({ level }) => packKey(level)))],
    ),
    fittingOf(db, force, book, members, now),
  ]);
  const names = new Set(had.map(({ memberId, benefit, grantKey }) => hadName(memberId, benefit, grantKey)));
  const fits = (benefit: string, memberId: string) => fitting.get(benefit)?.has(memberId) ?? true;
  return packCosts(members, { book, levels, had: names, fits });
}

async function fittingOf(
  db: Db,
  force: readonly BenefitInForce[],
  { packs, months }: CostBook,
  members: readonly RehearsedMember[],
  now: Date,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const counted = new Set([...packs, ...months].map(({ benefit }) => benefit));
  const ids = members.map(({ memberId }) => memberId);
  const fitting = new Map<string, ReadonlySet<string>>();
  for (const { code, terms } of force)
    if (terms.where !== null && counted.has(code)) fitting.set(code, await membersMatching(db, terms.where, now, ids));
  return fitting;
}

/** What the budgets of levels leave in the month in which the draft begins. */
async function roomsOf(db: Db, { levels, startsAt }: DraftRehearsal) {
  const { zone } = await program(db);
  const pools = levels.map(({ code }) => ({ scope: 'level' as const, subject: code }));
  return budgetRooms(db, { codes: [], pools, memberId: null, at: startsAt, zone });
}
