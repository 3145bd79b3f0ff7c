import { actorName } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { MakeBudgetInput } from '../schema';
import { requireInSight } from '../sight';
import { insertBudget } from '../store/editing';

/** Makes a budget of a campaign, the program's month, a level or a store; what names it draws on it from now on (4.G). */
export const makeBudgetCommand = command({
  name: 'budgets.make',
  can: 'budgets.edit',
  input: MakeBudgetInput,
  async run({ db, actor, now }, { note: _, ...made }) {
    await requireInSight(actor, made);
    const isNew = await insertBudget(db, made, { by: actorName(actor), now });
    if (!isNew) throw new Refusal('budget_exists', { budget: made.code });
    return { code: made.code };
  },
  audit: ({ note, code, ...made }) => ({ objectType: 'budget', objectId: code, after: made, reason: note }),
});
