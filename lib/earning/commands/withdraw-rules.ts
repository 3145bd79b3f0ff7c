import { actorLabel } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { raiseRevision } from '@/lib/platform/program';
import { RULE_SET_DOORS } from '../rule-sets';
import { WithdrawInput } from '../schema';

/** Withdraws a version before it begins: it stays listed and never counts. One that has begun is only followed (4.M). */
export const withdrawEarningRulesCommand = command({
  name: 'earning.withdraw',
  can: 'settings.edit',
  input: WithdrawInput,
  async run({ db, actor, now }, { ruleSet, version, note }) {
    const door = RULE_SET_DOORS[ruleSet];
    // First, so that nobody publishes meanwhile; every process must know before the version would have begun.
    const known = await raiseRevision(db, now);
    const one = (await door.versions(db)).find((listed) => listed.version === version);
    if (one === undefined) throw new Refusal('version_not_found', { version }, 404);
    if (one.withdrawnAt !== null) throw new Refusal('version_withdrawn', { version });
    const effectiveFrom = one.effectiveFrom.toISOString();
    if (one.effectiveFrom <= known) throw new Refusal('version_begun', { version, effectiveFrom });
    const by = actor.kind === 'staff' ? actor.name : actorLabel(actor);
    await door.withdraw(db, { version, at: now, by, note });
    return { version, effectiveFrom, rules: one.rules };
  },
  audit: ({ ruleSet, note }, { version, effectiveFrom, rules }) => ({
    objectType: 'rules',
    objectId: `${ruleSet}@${version}`,
    before: { rules, effectiveFrom },
    reason: note,
  }),
});
