import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { raiseRevision } from '@/lib/platform/program';
import { requireKnownNames } from '../check';
import { RULE_SET_DOORS } from '../rule-sets';
import { PublishInput } from '../schema';
import { dropDraft } from '../store';

/**
 * Publishes a new version that counts from now or later on: never for what has happened, and never by editing an old
 * one. Whoever began from a version that is not the newest any more must look again (4.M, S3-8.2).
 */
export const publishEarningRulesCommand = command({
  name: 'earning.publish',
  can: 'settings.edit',
  input: PublishInput,
  async run({ db, now }, { ruleSet, basedOn, rules: raw, effectiveFrom, note }) {
    const door = RULE_SET_DOORS[ruleSet];
    const { rules, order } = door.read(raw);
    await requireKnownNames(db, order.order);
    if (effectiveFrom !== null && effectiveFrom < now) throw new Refusal('effective_in_past', {});
    // First, since it makes others who publish wait: they then see this version and are refused.
    await raiseRevision(db);
    const [newest] = await door.versions(db);
    const latest = newest?.version ?? 0;
    if (latest !== basedOn) throw new Refusal('rules_changed_meanwhile', { latest, basedOn });
    const version = latest + 1;
    const from = effectiveFrom ?? now;
    await door.add(db, { version, effectiveFrom: from, rules, note });
    await dropDraft(db, ruleSet);
    return { version, effectiveFrom: from.toISOString(), before: newest?.rules ?? null };
  },
  audit: ({ ruleSet, rules, note }, { version, effectiveFrom, before }) => ({
    objectType: 'rules',
    objectId: `${ruleSet}@${version}`,
    before: { rules: before },
    after: { rules, effectiveFrom },
    reason: note,
  }),
});
