import { actorLabel, actorName } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import type { Context } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { type Act, decideAct, phaseAt, type Standing, type State } from './rules/life';
import { standingNow } from './standing';
import { addStep, type CampaignRow, campaignForUpdate, saveCampaign } from './store/campaigns';

/** A locked campaign with where it stands. */
export type Locked = { readonly row: CampaignRow; readonly standing: Standing };

/** Locks a campaign for whoever changes it. */
export async function lockCampaign({ db, now }: Context, code: string): Promise<Locked> {
  const row = await campaignForUpdate(db, code);
  if (row === null) throw new Refusal('campaign_not_found', {}, 404);
  return { row, standing: await standingNow(db, row, now) };
}

/** The state that an act makes of a locked campaign, or the refusal (4.M). */
export function requireAct({ standing }: Locked, act: Act, now: Date): State {
  const verdict = decideAct(standing, act, now);
  if (verdict.is === 'refused') throw new Refusal(verdict.code, { phase: phaseAt(standing, now) });
  return verdict.state;
}

/** Saves what became of a locked campaign, and the step that made it so. */
export async function saveStep(
  { db, now, actor }: Context,
  { row: before, standing }: Locked,
  after: CampaignRow,
  { act, note, isWaiting = false }: { readonly act: string; readonly note: string; readonly isWaiting?: boolean },
): Promise<void> {
  const row = { ...after, changedAt: now };
  await saveCampaign(db, row);
  const { state, warmsAt, startsAt, endsAt } = row;
  const window = warmsAt === null || startsAt === null || endsAt === null ? null : { warmsAt, startsAt, endsAt };
  await addStep(db, {
    id: newId(),
    code: before.code,
    at: now,
    act,
    from: phaseAt(standing, now),
    to: phaseAt({ state, window, isWaiting }, now),
    revision: row.submitted ?? row.revision,
    by: actorName(actor) === '' ? actorLabel(actor) : actorName(actor),
    note,
  });
}
