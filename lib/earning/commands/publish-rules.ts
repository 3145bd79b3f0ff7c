import { command } from '@/lib/platform/command';
import { raiseRevision } from '@/lib/platform/program';
import { publishVersion } from '@/lib/rulesets';
import { requireKnownNames } from '../check';
import { RULE_SET_DOORS } from '../rule-sets';
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
    const published = await publishVersion(db, door, known, { basedOn, effectiveFrom, rules, note });
    await dropDraft(db, ruleSet);
    return published;
  },
  audit: ({ ruleSet, rules, note }, { version, effectiveFrom, before }) => ({
    objectType: 'rules',
    objectId: `${ruleSet}@${version}`,
    before: { rules: before },
    after: { rules, effectiveFrom },
    reason: note,
  }),
});
