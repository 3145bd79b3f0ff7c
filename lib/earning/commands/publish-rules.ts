import { must } from '@/lib/kernel/assert';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { raiseRevision } from '@/lib/platform/program';
import { requireKnownNames } from '../check';
import { RULE_SET_DOORS } from '../rule-sets';
import { newestOf } from '../rules/versions';
import { PublishInput } from '../schema';
import { dropDraft } from '../store';

/**
 * Publishes a new version that counts from the first instant by which every process knows it or later on, and after all
 * versions before it: never for what has happened, never by editing an old one. Whoever began from a version that is
 * not the newest any more must look again (4.M, S3-8.2).
 */
export const publishEarningRulesCommand = command({
  name: 'earning.publish',
  can: 'settings.edit',
  input: PublishInput,
  async run({ db, now }, { ruleSet, basedOn, rules: raw, effectiveFrom, note }) {
    const door = RULE_SET_DOORS[ruleSet];
    const { rules, order } = door.read(raw);
    await requireKnownNames(db, order.order);
    // First, since it makes others who publish wait: they then see this version and are refused.
    const known = await raiseRevision(db, now);
    const versions = await door.versions(db);
    const newest = must(newestOf(versions), 'rules without a version');
    if (newest.version !== basedOn) throw new Refusal('rules_changed_meanwhile', { latest: newest.version, basedOn });
    const from = effectiveFrom ?? known;
    if (from < known) throw new Refusal('effective_in_past', { earliest: known.toISOString() });
    // An older version that begins later would take over again on its day.
    if (from <= newest.effectiveFrom)
      throw new Refusal('effective_before_newest', {
        version: newest.version,
        effectiveFrom: newest.effectiveFrom.toISOString(),
      });
    const version = Math.max(...versions.map((one) => one.version)) + 1;
    await door.add(db, { version, effectiveFrom: from, rules, note });
    await dropDraft(db, ruleSet);
    return { version, effectiveFrom: from.toISOString(), before: newest.rules };
  },
  audit: ({ ruleSet, rules, note }, { version, effectiveFrom, before }) => ({
    objectType: 'rules',
    objectId: `${ruleSet}@${version}`,
    before: { rules: before },
    after: { rules, effectiveFrom },
    reason: note,
  }),
});
