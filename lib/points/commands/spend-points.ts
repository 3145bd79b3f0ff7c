import { actorLabel } from '@/lib/kernel/actor';
import { requireId } from '@/lib/kernel/id';
import { command } from '@/lib/platform/command';
import { requestSource } from '@/lib/platform/request-source';
import { HoldInput, PostInput, ReturnInput, SpendInput, VoidInput } from '../rules/spend-input';
import type { SpendAnswer, SpendAsk } from '../spending/asks';
import { spendJoined } from '../spending/process';

/** Spends a member's points at once (4.A.2). */
export const spendPoints = command({
  name: 'points.spend',
  can: 'points.spend',
  input: SpendInput,
  transaction: 'own',
  run: (context, { id, points, reason, source }) =>
    ask({
      ...who(id, actorLabel(context.actor)),
      kind: 'spend',
      points,
      note: reason ?? '',
      source: source ?? requestSource('spend', context),
    }),
});

/** Sets a member's points aside until they are posted, voided, or their time is over (4.A.8). */
export const holdPoints = command({
  name: 'points.hold',
  can: 'points.spend',
  input: HoldInput,
  transaction: 'own',
  run: (context, { id, points, reason, source, ttlSeconds }) =>
    ask({
      ...who(id, actorLabel(context.actor)),
      kind: 'hold',
      points,
      note: reason ?? '',
      source: source ?? requestSource('hold', context),
      seconds: ttlSeconds ?? null,
    }),
});

/** Spends what a hold set aside, all of it or less (4.A.8). */
export const postHeldPoints = command({
  name: 'points.post',
  can: 'points.spend',
  input: PostInput,
  transaction: 'own',
  run: ({ actor }, { id, holdId, points }) =>
    ask({ ...who(id, actorLabel(actor)), kind: 'post', holdId: requireId('hold', holdId), points: points ?? null }),
});

/** Gives what a hold set aside free again (4.A.8). */
export const voidHeldPoints = command({
  name: 'points.void',
  can: 'points.spend',
  input: VoidInput,
  transaction: 'own',
  run: ({ actor }, { id, holdId }) =>
    ask({ ...who(id, actorLabel(actor)), kind: 'void', holdId: requireId('hold', holdId) }),
});

/** Gives points of a spend back to the lots that they came from (4.A.9). */
export const returnPoints = command({
  name: 'points.return',
  can: 'points.spend',
  input: ReturnInput,
  transaction: 'own',
  run: (context, { id, entryId, points, reason, source }) =>
    ask({
      ...who(id, actorLabel(context.actor)),
      kind: 'return',
      entryId: requireId('entry', entryId),
      points: points ?? null,
      note: reason ?? '',
      source: source ?? requestSource('return', context),
    }),
});

const who = (id: string, actor: string) => ({ memberId: requireId('member', id), actor });

async function ask(asked: SpendAsk): Promise<SpendAnswer> {
  const outcome = await spendJoined(asked);
  if (!outcome.ok) throw outcome.refusal;
  return outcome.value;
}
