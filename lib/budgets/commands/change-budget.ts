import { actorName } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { program } from '@/lib/platform/program';
import { periodAt } from '../rules/period';
import { ChangeBudgetInput, PauseBudgetInput } from '../schema';
import { requireInSight } from '../sight';
import { budgetForUpdate, saveState, saveTerms } from '../store/editing';
import { saveLimit } from '../store/rooms';

/**
 * Changes the limit, the name and the time of a budget, from now on; months that are over stay as they were. A limit below
 * what is used gives nothing new and takes nothing back (4.G).
 */
export const changeBudgetCommand = command({
  name: 'budgets.change',
  can: 'budgets.edit',
  input: ChangeBudgetInput,
  async run({ db, actor, now }, { code, note: _, ...terms }) {
    const { zone } = await program(db);
    const before = require(await budgetForUpdate(db, code), code);
    await requireInSight(actor, before);
    // Stocks and costs are said by the offer or the batch that they belong to.
    if (before.scope === 'offer' || before.scope === 'batch') throw new Refusal('budget_of_owner', { budget: code });
    await saveTerms(db, code, terms, { by: actorName(actor), now });
    await saveLimit(db, code, periodAt(before.per, now, zone), terms.limit);
    return { before };
  },
  audit: ({ code, note, ...after }, { before }) => {
    const { nameZh, nameEn, limit, startsAt, endsAt } = before;
    const was = { nameZh, nameEn, limit, startsAt, endsAt };
    return { objectType: 'budget', objectId: code, before: was, after, reason: note };
  },
});

/**
 * Lets a budget rest, or go on: whoever asks next is refused, in every process, and what is reserved may still be spent
 * or released (N7).
 */
export const pauseBudgetCommand = command({
  name: 'budgets.pause',
  can: 'budgets.edit',
  input: PauseBudgetInput,
  async run({ db, actor, now }, { code, paused, note }) {
    const before = require(await budgetForUpdate(db, code), code);
    await requireInSight(actor, before);
    const state = paused ? 'paused' : 'open';
    if (before.state === state) throw new Refusal('budget_is_already', { state });
    await saveState(db, code, { state, why: paused ? note : null }, { by: actorName(actor), now });
    return { state, before: before.state };
  },
  audit: ({ code, note }, { state, before }) => ({
    objectType: 'budget',
    objectId: code,
    before: { state: before },
    after: { state },
    reason: note,
  }),
});

function require<B>(budget: B | null, code: string): B {
  if (budget === null) throw new Refusal('budget_not_found', { budget: code }, 404);
  return budget;
}
