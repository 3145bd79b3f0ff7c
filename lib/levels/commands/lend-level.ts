import 'server-only';
import { actorLabel } from '@/lib/kernel/actor';
import { requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { requireMemberInSight } from '@/lib/members';
import { type Context, command } from '@/lib/platform/command';
import { type Around, endOf, type Managed, manageLevel, traceOf } from '../manage';
import { lend, lift, nextAbove, protect } from '../rules/lend';
import { LiftLevelInput, OverrideLevelInput, ProtectLevelInput, TrialLevelInput } from '../rules/manage-input';
import type { Outcome } from '../rules/reach';
import type { Level } from '../schema';

type Done = Managed & { readonly at: Date };

/** Sets a member's level by hand until a day, with a reason; what he earns goes on beneath it (4.B.8). */
export const overrideLevelCommand = command({
  name: 'levels.override',
  can: 'levels.manage',
  input: OverrideLevelInput,
  run: (context, { memberId, level, lastDay, reason }) =>
    manage(context, memberId, (around) => {
      const wanted = around.version.scheme.levels.find(({ code }) => code === level);
      if (wanted === undefined) throw new Refusal('level_unknown', { level }, 422);
      return lendOrRefuse(context, around, wanted, { kind: 'override', lastDay, reason });
    }),
  audit: ({ reason }, done) => traceOf(done, reason, done.at),
});

/** Lends a member the next level until a day, to try it (4.B.8). */
export const trialLevelCommand = command({
  name: 'levels.trial',
  can: 'levels.manage',
  input: TrialLevelInput,
  run: (context, { memberId, lastDay, reason }) =>
    manage(context, memberId, (around) => {
      const wanted = nextAbove(around.version, around.held);
      if (wanted === null) throw new Refusal('level_no_next', {});
      return lendOrRefuse(context, around, wanted, { kind: 'trial', lastDay, reason });
    }),
  audit: ({ reason }, done) => traceOf(done, reason, done.at),
});

/** Ends a level that was set by hand before its day: the earned one counts again (4.B.8). */
export const liftLevelCommand = command({
  name: 'levels.lift',
  can: 'levels.manage',
  input: LiftLevelInput,
  run: (context, { memberId, reason }) =>
    manage(context, memberId, ({ held }) => {
      if (held.lent === null) throw new Refusal('level_not_lent', {});
      return lift(held, context.now, { reason, by: actorLabel(context.actor) });
    }),
  audit: ({ reason }, done) => traceOf(done, reason, done.at),
});

/** Protects a member from a drop until a day, or ends the protection (4.B.5). */
export const protectLevelCommand = command({
  name: 'levels.protect',
  can: 'levels.manage',
  input: ProtectLevelInput,
  run: (context, { memberId, lastDay }) =>
    manage(context, memberId, ({ held, versionAt, zone }) => {
      const until = lastDay === null ? null : endOf(lastDay, zone);
      if (until !== null && until <= context.now) throw new Refusal('end_not_ahead', {}, 422);
      const opened = versionAt(held.validTo ?? context.now);
      return { held: protect(held, until, opened, context.now, zone), change: null };
    }),
  audit: ({ reason }, done) => traceOf(done, reason, done.at),
});

async function manage(context: Context, id: string, decide: (around: Around) => Outcome): Promise<Done> {
  const memberId = requireId('member', id);
  await requireMemberInSight(context.db, context.actor, memberId);
  const source = { type: 'staff', id: actorLabel(context.actor) };
  return { ...(await manageLevel(context.db, memberId, context.now, source, decide)), at: context.now };
}

function lendOrRefuse(
  { actor, now }: Context,
  { held, version, zone }: Around,
  level: Level,
  { kind, lastDay, reason }: { kind: 'override' | 'trial'; lastDay: string; reason: string },
): Outcome {
  const lending = { kind, until: endOf(lastDay, zone), reason, by: actorLabel(actor) };
  const outcome = lend(held, level, version, lending, now);
  if (!('refused' in outcome)) return outcome;
  throw new Refusal(outcome.refused, { level: level.code }, outcome.refused === 'end_not_ahead' ? 422 : 409);
}
