import { actorName } from '@/lib/kernel/actor';
import { type LocalDate, startOfDay } from '@/lib/kernel/day';
import { type Context, command } from '@/lib/platform/command';
import { program, raiseRevision } from '@/lib/platform/program';
import { type Published, publishVersion, withdrawVersion } from '@/lib/rulesets';
import { StageRulesSchema } from '../rules/stages';
import { ValueRulesSchema } from '../rules/value';
import { PublishStagesInput, PublishValuesInput, WithdrawStandingInput } from '../schema';
import { stageRuleset, valueRuleset } from '../store/standing-rules';

const SETS: Readonly<Record<'stages' | 'values', Published>> = {
  stages: {
    versions: stageRuleset.listed,
    add: (db, one) => stageRuleset.save(db, { ...one, rules: StageRulesSchema.parse(one.rules) }),
    withdraw: stageRuleset.withdraw,
  },
  values: {
    versions: valueRuleset.listed,
    add: (db, one) => valueRuleset.save(db, { ...one, rules: ValueRulesSchema.parse(one.rules) }),
    withdraw: valueRuleset.withdraw,
  },
};

type Next = { readonly basedOn: number; readonly rules: unknown; readonly from: LocalDate; readonly note: string };

async function publish({ db, now }: Context, what: keyof typeof SETS, { basedOn, rules, from, note }: Next) {
  // Before the revision is raised: what is not committed yet must not be remembered.
  const { zone } = await program(db);
  const known = await raiseRevision(db, now);
  const effectiveFrom = startOfDay(new Date(`${from}T12:00:00Z`), zone);
  return publishVersion(db, SETS[what], known, { basedOn, effectiveFrom, rules, note });
}

/** Changes at which days stages of life begin, from a coming local midnight on; what stands is found anew then (C7). */
export const publishStagesCommand = command({
  name: 'segments.publishStages',
  can: 'segments.edit',
  input: PublishStagesInput,
  run: (context, next) => publish(context, 'stages', next),
  audit: ({ rules, note }, { version, effectiveFrom, before }) => ({
    objectType: 'rules',
    objectId: `stages@${version}`,
    before: { rules: before },
    after: { rules, effectiveFrom },
    reason: note,
  }),
});

/** Changes where scores begin and which class of value each of them is, from the first of a coming month on (4.I). */
export const publishValuesCommand = command({
  name: 'segments.publishValues',
  can: 'segments.edit',
  input: PublishValuesInput,
  run: (context, next) => publish(context, 'values', next),
  audit: ({ rules, note }, { version, effectiveFrom, before }) => ({
    objectType: 'rules',
    objectId: `values@${version}`,
    before: { rules: before },
    after: { rules, effectiveFrom },
    reason: note,
  }),
});

/** Takes a version of either out before it begins: the one before goes on (4.M). */
export const withdrawStandingRulesCommand = command({
  name: 'segments.withdrawStanding',
  can: 'segments.edit',
  input: WithdrawStandingInput,
  async run({ db, actor, now }, { what, version, note }) {
    const known = await raiseRevision(db, now);
    return withdrawVersion(db, SETS[what], known, { version, at: now, by: actorName(actor), note });
  },
  audit: ({ what, note }, { version, effectiveFrom, rules }) => ({
    objectType: 'rules',
    objectId: `${what}@${version}`,
    before: { rules, effectiveFrom },
    reason: note,
  }),
});
