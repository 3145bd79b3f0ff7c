import type { Facts } from '@/lib/kernel/refusal';
import { amountOf, type BudgetCost } from './rules/cost';
import { decideUse, heldOf, type UseEvent } from './rules/life';
import { periodAt } from './rules/period';
import type { BudgetRow } from './store/budgets';
import type { RoomRow } from './store/rooms';
import type { UseRow } from './store/uses';

/** A source, such as an order, with the budgets that it wants to draw on beside those that it uses already. */
export type BudgetAsk = {
  readonly source: string;
  /** Whose limits of one member count; null: nobody's. */
  readonly memberId: string | null;
  readonly budgets: readonly string[];
};

/** What a set of sources works on between one load and one save; every room is locked meanwhile. */
export type BudgetWork = {
  readonly now: Date;
  readonly zone: string;
  readonly budgets: ReadonlyMap<string, BudgetRow>;
  readonly rooms: Map<string, RoomRow>;
  /** By source, then by budget. */
  readonly uses: Map<string, Map<string, UseRow>>;
  readonly members: ReadonlyMap<string, string | null>;
  /** What members had taken before this set, of budgets that limit each of them. */
  readonly taken: Map<string, number>;
  /** Uses that the database knows. */
  readonly stored: ReadonlySet<string>;
  readonly movedRooms: Set<string>;
  readonly movedUses: Map<string, UseRow>;
};

/** One step of a source through every budget it draws on: all of them or none. */
export type BudgetEvent =
  | { readonly type: 'reserve'; readonly costs: ReadonlyMap<string, BudgetCost> }
  | { readonly type: 'spend' }
  | { readonly type: 'release' }
  /** What stays spent, by budget; what is not named comes back, null: all does. */
  | { readonly type: 'return'; readonly kept: ReadonlyMap<string, BudgetCost> | null };

type Repeat = { readonly is: 'repeat' };
type No = { readonly is: 'refused'; readonly code: string; readonly facts: Facts };

/** What became of a step. */
export type BudgetAnswer = { readonly is: 'moved' } | Repeat | No;

/** The place of a room. */
export const roomKey = (budget: string, period: string): string => `${budget}|${period}`;

/** The place of a use. */
export const useKey = (source: string, budget: string): string => `${source}|${budget}`;

/** The place of what a member has taken. */
export const takenKey = (budget: string, period: string, memberId: string): string => `${budget}|${period}|${memberId}`;

/**
 * Moves a source through the budgets it draws on, on the running state of the set: all of them move or none does (4.G).
 * A use that was never saved and is released again leaves nothing behind.
 */
export function applyBudgetEvent(work: BudgetWork, source: string, event: BudgetEvent): BudgetAnswer {
  const steps: Step[] = [];
  for (const budget of namedBy(work, source, event)) {
    const step = stepOf(work, source, budget, event);
    if (step.is === 'refused') return step;
    if (step.is === 'moved') steps.push(step);
  }
  for (const step of steps) take(work, step);
  return steps.length === 0 ? { is: 'repeat' } : { is: 'moved' };
}

type Step = { readonly is: 'moved'; readonly room: RoomRow; readonly use: UseRow };

const namedBy = (work: BudgetWork, source: string, event: BudgetEvent): readonly string[] =>
  event.type === 'reserve' ? [...event.costs.keys()].sort() : [...(work.uses.get(source)?.keys() ?? [])];

function stepOf(work: BudgetWork, source: string, code: string, event: BudgetEvent): Step | Repeat | No {
  const before = work.uses.get(source)?.get(code) ?? null;
  const budget = work.budgets.get(code);
  const room = budget && roomOf(work, budget, before);
  if (budget === undefined || room === undefined)
    return { is: 'refused', code: 'budget_not_found', facts: { budget: code } };
  const plain = plainEvent(budget, event);
  const move = decideUse(room, before, plain);
  if (move.is === 'repeat') return move;
  if (move.is === 'refused') return said(budget, move);
  const { period } = room;
  const memberId = work.members.get(source) ?? null;
  const no = plain.type === 'reserve' ? refusedBy(work, budget, { period, memberId, amount: plain.amount }) : null;
  if (no !== null) return no;
  const at = before?.at ?? work.now;
  const use = { ...move.use, source, budget: code, period, memberId, at, changedAt: work.now };
  return { is: 'moved', room: { ...room, ...move.room }, use };
}

/** What is held goes back to where it was taken; what is new is taken of the running period. */
function roomOf(
  { rooms, now, zone }: BudgetWork,
  { code, per }: BudgetRow,
  before: UseRow | null,
): RoomRow | undefined {
  const isHeld = before !== null && heldOf(before) > 0;
  return rooms.get(roomKey(code, isHeld ? before.period : periodAt(per, now, zone)));
}

/** Units of an offer are sold out; money is exhausted. */
function said({ code, scope, kind }: BudgetRow, no: No): No {
  const facts = { budget: code, ...no.facts };
  const isStock = no.code === 'budget_exhausted' && scope === 'offer' && kind === 'COUNT';
  return isStock ? { ...no, code: 'sold_out', facts: { ...facts, total: no.facts.limit ?? null } } : { ...no, facts };
}

function plainEvent({ code, kind }: BudgetRow, event: BudgetEvent): UseEvent {
  const of = (costs: ReadonlyMap<string, BudgetCost> | null): number => {
    const cost = costs?.get(code);
    return cost === undefined ? 0 : amountOf(kind, cost);
  };
  if (event.type === 'reserve') return { type: 'reserve', amount: of(event.costs) };
  return event.type === 'return' ? { type: 'return', kept: of(event.kept) } : event;
}

/** A budget that rests gives nothing new; what one member may take is his own limit, never what all took (Medusa #15960). */
function refusedBy(
  work: BudgetWork,
  { code, state, perMember }: BudgetRow,
  { period, memberId, amount }: { period: string; memberId: string | null; amount: number },
): No | null {
  if (state === 'paused') return { is: 'refused', code: 'budget_paused', facts: { budget: code } };
  if (perMember === null || memberId === null) return null;
  const taken = work.taken.get(takenKey(code, period, memberId)) ?? 0;
  if (taken + amount <= perMember) return null;
  return { is: 'refused', code: 'member_limit_reached', facts: { budget: code, limit: perMember, taken } };
}

function take(work: BudgetWork, { room, use }: Step): void {
  const { source, budget, period, memberId } = use;
  const key = useKey(source, budget);
  const own = work.uses.get(source) ?? new Map<string, UseRow>();
  const before = own.get(budget);
  work.uses.set(source, own);
  work.rooms.set(roomKey(budget, period), room);
  work.movedRooms.add(roomKey(budget, period));
  if (memberId !== null) {
    const place = takenKey(budget, period, memberId);
    const less = before === undefined || before.period !== period ? 0 : heldOf(before);
    work.taken.set(place, (work.taken.get(place) ?? 0) + heldOf(use) - less);
  }
  if (use.state === 'released' && !work.stored.has(key)) {
    own.delete(budget);
    work.movedUses.delete(key);
    return;
  }
  own.set(budget, use);
  work.movedUses.set(key, use);
}
