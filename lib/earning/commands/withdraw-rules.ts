import { actorLabel } from '@/lib/kernel/actor';
import { command } from '@/lib/platform/command';
import { raiseRevision } from '@/lib/platform/program';
import { withdrawVersion } from '@/lib/rulesets';
import { RULE_SET_DOORS } from '../rule-sets';
import { WithdrawInput } from '../schema';

/** Withdraws a version before it begins: it stays listed and never counts. One that has begun is only followed (4.M). */
export const withdrawEarningRulesCommand = command({
  name: 'earning.withdraw',
  can: 'settings.edit',
  input: WithdrawInput,
  async run({ db, actor, now }, { ruleSet, version, note }) {
    const door = RULE_SET_DOORS[ruleSet];
    // First, so that nobody publishes meanwhile.
    const known = await raiseRevision(db, now);
    const by = actor.kind === 'staff' ? actor.name : actorLabel(actor);
    return withdrawVersion(db, door, known, { version, at: now, by, note });
  },
  audit: ({ ruleSet, note }, { version, effectiveFrom, rules }) => ({
    objectType: 'rules',
    objectId: `${ruleSet}@${version}`,
    before: { rules, effectiveFrom },
    reason: note,
  }),
});
